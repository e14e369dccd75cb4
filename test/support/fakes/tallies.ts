import { DateTime } from 'luxon';
import type { Count } from '../../../core/analytics/count.ts';
import type { Amounts } from '../../../core/analytics/measure.ts';
import { isCountable } from '../../../core/analytics/minute.ts';
import type { DayRange, Rows, Tallies } from '../../../core/analytics/ports.ts';
import { inShop } from '../../../core/analytics/projected.ts';
import { toldShop } from '../../../core/analytics/projections.ts';
import { sumOfAmounts } from '../../../core/analytics/reports/figures.ts';
import { keyOfRow, type Row } from '../../../core/analytics/row.ts';
import { totalsOf } from '../../../core/analytics/totals.ts';
import { inColumns, sumOfTotals } from '../../../core/analytics/totals-columns.ts';
import type { Clock } from '../../../core/ports.ts';

const isIn = (day: string, { from, to }: DayRange) => from <= day && day <= to;

interface Seen {
  row: Row;
  amounts: Amounts;
}

/** Tallies in memory: everything is reckoned anew at each read. Without a clock nothing is too old. */
export const fakeTallies = (clock?: Clock): Tallies => {
  const counts = new Map<string, Count & { day: string }>();
  const days = (range: DayRange, see: (count: Count) => Seen | undefined): Record<string, Rows> => {
    const byDay = Map.groupBy(
      [...counts.values()].filter(({ day }) => isIn(day, range)),
      ({ day }) => day,
    );
    const rowsOf = (all: readonly Count[]): Rows => {
      const rows: Rows = {};
      for (const count of all) {
        const seen = see(count);
        const key = seen && keyOfRow(seen.row);
        if (seen && key !== undefined) rows[key] = sumOfAmounts([rows[key] ?? {}, seen.amounts]);
      }
      return rows;
    };
    const shown = [...byDay].sort().map(([day, all]) => [day, rowsOf(all)] as const);
    return Object.fromEntries(shown.filter(([, rows]) => Object.keys(rows).length > 0));
  };
  return {
    async add(more, zone) {
      for (const count of more) {
        if (clock && !isCountable(count, clock.now())) continue;
        const day = DateTime.fromMillis(count.atMs, { zone }).toISODate() ?? '';
        if (!counts.has(count.id)) counts.set(count.id, { ...count, day });
      }
    },
    shop: async (range) =>
      days(range, ({ row, add }) => {
        const [shown, amounts] = [inShop(row), toldShop(row, add)];
        return shown && amounts && { row: shown, amounts };
      }),
    journeys: async (range) => {
      const all = days(range, ({ row, add }) => ({ row, amounts: add }));
      return sumOfTotals(Object.values(all).map((rows) => [inColumns(totalsOf(rows))]));
    },
    journey: async (journeyId, range) =>
      days(range, ({ row, add }) => (row.journeyId === journeyId ? { row, amounts: add } : undefined)),
  };
};
