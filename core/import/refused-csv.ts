import { csvLine, harmless } from '../csv/csv-line.ts';
import type { RefusedRows } from './imports.ts';

const OWN = ['row', 'reason'];

/** A file that is sent in again brings the columns of our own along: theirs are the old ones. */
const keptIn = (headers: readonly string[]): number[] =>
  headers.flatMap((header, at) => (OWN.includes(header) ? [] : [at]));

/** The first line of a file of refused rows: ours, then the headers as they were. */
export const refusedHead = (headers: readonly string[], delimiter: string): string =>
  csvLine([...OWN, ...keptIn(headers).map((at) => headers[at] ?? '')], delimiter);

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
      return csvLine(all.map(harmless), delimiter);
    })
    .join('');
};
