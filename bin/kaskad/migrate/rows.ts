import { parse } from 'csv-parse/sync';
import { cleanHeader } from '../../../core/import/header-faults.ts';
import { delimiters } from '../../../core/import/import-request.ts';
import { Cannot } from '../../import/cannot.ts';
import { fileLines } from '../../import/file-lines.ts';
import { fileRecords } from '../../import/file-records.ts';

export interface TableSource {
  path: string;
  encoding: string;
}

/** One line below the headers. */
export interface TableRow {
  headers: string[];
  cells: string[];
  /** As a spreadsheet counts: the headers are row 1. */
  at: string;
  /** Why it cannot be read. */
  fault?: string;
}

const cellsIn = (record: string, delimiter: string): string[] | undefined => {
  try {
    const [cells] = parse(record, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][];
    return cells ?? [];
  } catch {
    return undefined;
  }
};

const faultOf = (cells: readonly string[] | undefined, width: number): string | undefined => {
  if (!cells) return 'a quote is not closed';
  if (cells.length !== width) return `has ${cells.length} cells, the headers are ${width}`;
  return cells.some((cell) => /[\0\ufffd]/.test(cell))
    ? 'holds spoilt characters: is it another encoding?'
    : undefined;
};

/** The rows of a file, parted by the first delimiter under which its headers fit. Throws Cannot when none does. */
export const tableRows = async function* (
  source: TableSource,
  unfit: (headers: readonly string[]) => string | undefined,
): AsyncGenerator<TableRow> {
  let headers: string[] | undefined;
  let delimiter = ',';
  let row = 0;
  for await (const record of fileRecords(fileLines(source))) {
    row += 1;
    if (headers === undefined) {
      const tried = delimiters.map((each) => ({
        each,
        found: (cellsIn(record, each) ?? []).map(cleanHeader),
      }));
      const fit = tried.find(({ found }) => unfit(found) === undefined);
      if (!fit) throw new Cannot(`${source.path}: ${unfit(tried[0]?.found ?? [])}`);
      headers = fit.found;
      delimiter = fit.each;
      continue;
    }
    if (record.trim() === '') continue;
    const cells = cellsIn(record, delimiter);
    const fault = faultOf(cells, headers.length);
    yield { headers, cells: cells ?? [record], at: `row ${row}`, ...(fault !== undefined && { fault }) };
  }
  if (headers === undefined) throw new Cannot(`${source.path} is empty.`);
};
