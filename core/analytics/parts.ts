import { hashId } from '../hash.ts';
import type { Rows } from './ports.ts';
import { textOfRows } from './rows.ts';

/**
 * Figures that are too many for one item lie in a tree of parts. A part is named by the first hex digits of the hashes of its
 * rows' keys, the whole by ''. One that was split stays so.
 */
export interface Part {
  name: string;
  rows: Rows;
}

/** Before it is packed, in characters; a fifth or less of it is stored, and written again with each change. */
const MOST_TEXT = 100_000;
/** How rows are stored, and how much of that an item holds. */
interface Cut {
  mostText?: number;
  textOf?: (rows: Rows) => string;
}

const DIGITS = '0123456789abcdef';

/** Cuts rows into parts, finer than `isSplit` says only where one has become too large. */
export const partsOf = (
  rows: Rows,
  isSplit: (name: string) => boolean,
  { mostText = MOST_TEXT, textOf = textOfRows }: Cut = {},
  name = '',
): Part[] => {
  const entries = Object.entries(rows);
  const isSmall = entries.length <= 1 || textOf(rows).length <= mostText;
  if (isSmall && !isSplit(name)) return [{ name, rows }];
  const byDigit = Object.groupBy(entries, ([key]) => hashId([key])[name.length] ?? '');
  return [...DIGITS].flatMap((digit) => {
    const some = byDigit[digit];
    return some ? partsOf(Object.fromEntries(some), isSplit, { mostText, textOf }, name + digit) : [];
  });
};

/** What parts hold together. While one is being split its rows are in finer ones too, which are newer. */
export const joined = (parts: readonly Part[]): Rows => {
  const coarseFirst = parts.toSorted((a, b) => a.name.length - b.name.length);
  return Object.assign({}, ...coarseFirst.map(({ rows }) => rows));
};
