import type { Amounts, Measure } from './measure.ts';
import type { Rows } from './ports.ts';

const pairsOf = (amounts: Amounts) => Object.entries(amounts) as [Measure, number][];

/** Adds amounts to those of a row, in place. */
export const addTo = (rows: Rows, key: string, amounts: Amounts): void => {
  const row = rows[key] ?? {};
  rows[key] = row;
  for (const [measure, amount] of pairsOf(amounts)) row[measure] = (row[measure] ?? 0) + amount;
};

/** What several come to together: minutes a quarter of an hour, quarters a day. */
export const sumOf = (all: Iterable<Rows>): Rows => {
  const sum: Rows = {};
  for (const rows of all) for (const [key, amounts] of Object.entries(rows)) addTo(sum, key, amounts);
  return sum;
};

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rows as they are stored. The same figures make the same text, in whatever order they were counted. */
export const textOfRows = (rows: Rows): string =>
  JSON.stringify(
    Object.entries(rows)
      .sort(byName)
      .map(([key, amounts]) => [key, Object.fromEntries(pairsOf(amounts).sort(byName))]),
  );

export const rowsOfText = (text: string): Rows => Object.fromEntries(JSON.parse(text) as [string, Amounts][]);
