import type { Amounts } from '../../../../core/analytics/measure.ts';
import type { Rows } from '../../../../core/analytics/ports.ts';
import { keyOfRow, type Row } from '../../../../core/analytics/row.ts';

/** Rows of a day as tallies answer them. */
export const rows = (...told: readonly (readonly [Row, Amounts])[]): Rows =>
  Object.fromEntries(told.map(([row, amounts]) => [keyOfRow(row), amounts]));
