import type { Count } from '../../../core/analytics/count.ts';
import type { Amounts, Measure } from '../../../core/analytics/measure.ts';
import type { News } from '../../../core/analytics/news.ts';
import type { Counters, Told } from '../../../core/analytics/ports.ts';
import { keyOfRow } from '../../../core/analytics/row.ts';

const MINUTE_MS = 60_000;

/** What counters were told, as the tallies would count it: the same id in one minute is the same thing. */
export const fakeCounters = () => {
  const told: Told[] = [];
  const counts = (): Count[] => {
    const all = told.flatMap((one) => one.counts ?? []);
    return [...new Map(all.map((one) => [`${Math.floor(one.atMs / MINUTE_MS)} ${one.id}`, one])).values()];
  };
  const counters: Counters & {
    told: Told[];
    counts(): Count[];
    /** By row. */
    rows(): Record<string, Amounts>;
    sum(measure: Measure): number;
    news<K extends News['kind']>(kind: K): Extract<News, { kind: K }>[];
  } = {
    told,
    counts,
    async tell(one) {
      told.push(structuredClone(one));
    },
    rows() {
      const rows: Record<string, Amounts> = {};
      for (const { row, add } of counts()) {
        const sums = rows[keyOfRow(row)] ?? {};
        rows[keyOfRow(row)] = sums;
        for (const [name, amount] of Object.entries(add) as [Measure, number][])
          sums[name] = (sums[name] ?? 0) + amount;
      }
      return rows;
    },
    sum: (measure) => counts().reduce((sum, { add }) => sum + (add[measure] ?? 0), 0),
    news: <K extends News['kind']>(kind: K) =>
      told
        .flatMap(({ people = [] }) => people.flatMap(({ news }) => news))
        .filter((one) => one.kind === kind) as Extract<News, { kind: K }>[],
  };
  return counters;
};
