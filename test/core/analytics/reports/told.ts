import type { Amounts } from '../../../../core/analytics/measure.ts';
import type { Rows, Totals } from '../../../../core/analytics/ports.ts';
import { keyOfRow, type Row } from '../../../../core/analytics/row.ts';
import { totalsOf } from '../../../../core/analytics/totals.ts';
import { inColumns, sumOfTotals } from '../../../../core/analytics/totals-columns.ts';

/** Rows of a day as tallies answer them. */
export const rows = (...told: readonly (readonly [Row, Amounts])[]): Rows =>
  Object.fromEntries(told.map(([row, amounts]) => [keyOfRow(row), amounts]));

/** What tallies answer of days with such rows. */
export const totals = (days: Readonly<Record<string, Rows>>): Totals =>
  sumOfTotals(Object.values(days).map((all) => [inColumns(totalsOf(all))]));
