import type { Seen } from './shop.ts';
import type { Totals } from './truth.ts';

type Row = [name: string, counted: number | string, truth: number | string];

const FIELDS = ['orders', 'grossPence', 'refundedPence', 'netPence', 'firstAtMs', 'lastAtMs'] as const;
const SHOWN = 10;

const withNet = (totals: Totals): Seen => ({
  ...totals,
  netPence: totals.grossPence - totals.refundedPence,
});

/** In words; empty = the same. */
export const differences = (buyer: string, truth: Totals, seen: Seen | undefined): string[] => {
  const expected = withNet(truth);
  if (!seen) return [`${buyer}: not found`];
  return FIELDS.filter((field) => expected[field] !== seen[field]).map(
    (field) => `${buyer}: ${field} is ${seen[field]}, not ${expected[field]}`,
  );
};

const sum = (all: readonly Seen[], of: (one: Seen) => number): number =>
  all.reduce((total, one) => total + of(one), 0);
const pounds = (all: readonly Seen[], of: (one: Seen) => number): string => (sum(all, of) / 100).toFixed(2);
const day = (atMs: number): string =>
  Number.isFinite(atMs) ? new Date(atMs).toISOString().slice(0, 16) : 'never';

const figures = (all: readonly Seen[]): [string, number | string][] => [
  ['people', all.length],
  ['orders', sum(all, (one) => one.orders)],
  ['people with refunds', all.filter((one) => one.refundedPence > 0).length],
  ['gross revenue, GBP', pounds(all, (one) => one.grossPence)],
  ['refunded, GBP', pounds(all, (one) => one.refundedPence)],
  ['net revenue, GBP', pounds(all, (one) => one.netPence)],
  ['first purchase', day(Math.min(...all.map((one) => one.firstAtMs ?? Number.POSITIVE_INFINITY)))],
  ['last purchase', day(Math.max(...all.map((one) => one.lastAtMs ?? Number.NEGATIVE_INFINITY)))],
];

/** What was counted beside what must be. */
export const rowsOf = (truth: ReadonlyMap<string, Totals>, seen: ReadonlyMap<string, Seen>): Row[] => {
  const expected = figures([...truth.values()].map(withNet));
  return figures([...seen.values()]).map(([name, counted], at) => [name, counted, expected[at]?.[1] ?? '']);
};

export const printTotals = (rows: readonly Row[], wrong: readonly string[]): void => {
  console.table(Object.fromEntries(rows.map(([name, counted, truth]) => [name, { counted, truth }])));
  for (const line of wrong.slice(0, SHOWN)) console.error(line);
  console.log(
    wrong.length === 0 ? 'Nobody differs.' : `${wrong.length} differences, the first ${SHOWN} shown.`,
  );
};
