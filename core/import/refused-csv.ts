import type { RefusedRows } from './imports.ts';

/** What a spreadsheet may take for a formula, full-width signs included, or for the end of a cell. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** Nothing but digits follows the plus: no formula, and a phone stays a phone. */
const PHONE = /^\+\d[\d ]{5,20}$/;

/** A cell that no spreadsheet executes: an apostrophe in front of what looks like a formula; imports take it off again. */
export const harmless = (cell: string): string =>
  FORMULA.test(cell) && !PHONE.test(cell) ? `'${cell}` : cell;

const quoted = (cell: string): string =>
  /["\n\r\t,;|]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const line = (cells: readonly string[], delimiter: string): string =>
  `${cells.map(quoted).join(delimiter)}\r\n`;

const OWN = ['row', 'reason'];

/** A file that is sent in again brings the columns of our own along: theirs are the old ones. */
const keptIn = (headers: readonly string[]): number[] =>
  headers.flatMap((header, at) => (OWN.includes(header) ? [] : [at]));

/** The first line of a file of refused rows: ours, then the headers as they were. */
export const refusedHead = (headers: readonly string[], delimiter: string): string =>
  line([...OWN, ...keptIn(headers).map((at) => headers[at] ?? '')], delimiter);

/** Refused rows as lines under `into`, by the names of their columns; cells beyond the headers follow. */
export const refusedLines = (
  { headers, rows }: RefusedRows,
  into: readonly string[],
  delimiter: string,
): string => {
  const isSame = JSON.stringify(headers) === JSON.stringify(into);
  const places = keptIn(into).map((at) => (isSame ? at : headers.indexOf(into[at] ?? '')));
  return rows
    .map(({ row, reason, cells }) => {
      const own = places.map((at) => cells[at] ?? '');
      const all = [String(row), reason, ...own, ...cells.slice(headers.length)];
      return line(all.map(harmless), delimiter);
    })
    .join('');
};
