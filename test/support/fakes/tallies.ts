import { DateTime } from 'luxon';
import type { Count } from '../../../core/analytics/count.ts';
import type { DayRange, Rows, Tallies } from '../../../core/analytics/ports.ts';
import { inJourneys, inShop } from '../../../core/analytics/projected.ts';
import { sumOfAmounts } from '../../../core/analytics/reports/figures.ts';
import { keyOfRow, type Row } from '../../../core/analytics/row.ts';

const isIn = (day: string, { from, to }: DayRange) => from <= day && day <= to;

/** Tallies in memory: everything is reckoned anew at each read. */
export const fakeTallies = (): Tallies => {
  const counts = new Map<string, Count & { day: string }>();
  const days = (range: DayRange, see: (row: Row) => Row | undefined): Record<string, Rows> => {
    const byDay = Map.groupBy(
      [...counts.values()].filter(({ day }) => isIn(day, range)),
      ({ day }) => day,
    );
    const rowsOf = (all: readonly Count[]): Rows => {
      const rows: Rows = {};
      for (const { row, add } of all) {
        const seen = see(row);
        const key = seen && keyOfRow(seen);
        if (key !== undefined) rows[key] = sumOfAmounts([rows[key] ?? {}, add]);
      }
      return rows;
    };
    return Object.fromEntries([...byDay].sort().map(([day, all]) => [day, rowsOf(all)]));
  };
  return {
    async add(more, zone) {
      for (const count of more) {
        const day = DateTime.fromMillis(count.atMs, { zone }).toISODate() ?? '';
        if (!counts.has(count.id)) counts.set(count.id, { ...count, day });
      }
    },
    shop: async (range) => days(range, inShop),
    journeys: async (range) => days(range, inJourneys),
    journey: async (journeyId, range) =>
      days(range, (row) => (row.journeyId === journeyId ? row : undefined)),
  };
};
