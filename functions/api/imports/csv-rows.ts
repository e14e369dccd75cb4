import { parse } from 'csv-parse/sync';
import { cleanHeader } from '../../../core/import/header-faults.ts';
import { MOST_PART_ROWS } from '../../../core/import/limits.ts';
import type { FileRow } from '../../../core/import/read-row.ts';

/** The headers, and one row more than there may be. */
const MOST_TO_READ = MOST_PART_ROWS + 2;

interface Parsed {
  raw: string;
  record: string[];
}

/** A quote that is never closed swallows what follows; so many of a part are found out one by one. */
const MOST_REPAIRS = 20;

const records = (text: string, delimiter: string, most: number): { all: Parsed[]; isTorn: boolean } => {
  let isTorn = false;
  const all = parse(text, {
    delimiter,
    record_delimiter: '\n',
    raw: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_records_with_error: true,
    on_skip: () => {
      isTorn = true;
      return undefined;
    },
    to: most,
  }) as unknown as Parsed[];
  return { all, isTorn };
};

/** The first line of a part in cells; none where a quote is not closed. */
export const headersIn = (text: string, delimiter: string): string[] => {
  const [first] = records(text, delimiter, 1).all;
  return (first?.record ?? []).map(cleanHeader);
};

const lengthOf = (some: readonly Parsed[]): number => some.reduce((sum, { raw }) => sum + raw.length, 0);

/** The parser gives up on a quote by leaving it in the cell. */
const isUnquoted = (cell: string, raw: string): boolean =>
  cell.startsWith('"') && cell.includes('\n') && !raw.includes(`"${cell.replaceAll('"', '""')}"`);

const isBroken = ({ raw, record }: Parsed, width: number): boolean =>
  raw.trimEnd().includes('\n') && (record.length !== width || record.some((cell) => isUnquoted(cell, raw)));

const UNCLOSED = 'a quote is not closed';
const SWALLOWED = `${UNCLOSED}, and so are many above: this and what it swallowed was not read`;

/**
 * The rows of a part below its headers, numbered as a spreadsheet does from `firstRow` on. A row with a quote that is not
 * closed runs on into the next ones: only its first line is given up, and reading goes on with the line after it.
 */
export const rowsIn = (text: string, delimiter: string, width: number, firstRow: number): FileRow[] => {
  const rows: FileRow[] = [];
  const add = (cells: string[], fault?: string) =>
    rows.push({ row: firstRow + rows.length, cells, ...(fault !== undefined && { fault }) });
  let rest = text;
  for (let repairs = 0; rest !== '' && rows.length <= MOST_PART_ROWS; repairs++) {
    const { all, isTorn } = records(rest, delimiter, MOST_TO_READ);
    const fresh = repairs === 0 ? all.slice(1) : all;
    const isLast = repairs === MOST_REPAIRS;
    const broken = isLast ? -1 : fresh.findIndex((one) => isBroken(one, width));
    const good = broken < 0 ? fresh : fresh.slice(0, broken);
    for (const one of good) add(one.record, isBroken(one, width) ? SWALLOWED : undefined);
    if (broken < 0 && !isTorn) break;
    rest = rest.slice(lengthOf(all.slice(0, all.length - fresh.length + good.length)));
    const line = isLast ? rest : (rest.split('\n', 1)[0] ?? '');
    add(line.split(delimiter), isLast ? SWALLOWED : UNCLOSED);
    rest = rest.slice(line.length + 1);
  }
  return rows;
};
