import { MOST_PART_BYTES, MOST_PART_ROWS } from '../../core/import/limits.ts';
import { headersIn, rowsIn } from '../../functions/api/imports/csv-rows.ts';
import { Cannot } from './cannot.ts';

export interface Part {
  part: number;
  /** As a spreadsheet counts in the whole file. */
  firstRow: number;
  rows: number;
  /** With the headers on top. */
  csv: string;
}

export interface Cutting {
  delimiter: string;
  /** Header of the column whose rows must stay together. */
  together?: string | undefined;
  mostBytes?: number;
  mostRows?: number;
}

/** Less than a part may hold: the bus takes so many a second, and a part that it refuses is put again as a whole. */
const MOST_ROWS = MOST_PART_ROWS / 5;
const MOST_BYTES = MOST_PART_BYTES - 64 * 1024;

/**
 * Cuts a file into parts, each with the headers on top. The same file is always cut alike, so that an import can be
 * resumed. Rows with the same `together` stay in one part.
 */
export const cutParts = async function* (
  records: AsyncIterable<string>,
  { delimiter, together, mostBytes = MOST_BYTES, mostRows = MOST_ROWS }: Cutting,
): AsyncGenerator<Part> {
  let head: string | undefined;
  let width = 0;
  let keyAt = -1;
  let part = 1;
  let firstRow = 2;
  /** Whole groups, and the one that may still grow. */
  let closed: string[] = [];
  let open: string[] = [];
  let bytes = 0;
  let key: string | undefined;

  const take = (some: readonly string[]): Part => {
    const csv = `${[head, ...some].join('\n')}\n`;
    const rows = rowsIn(csv, delimiter, width, firstRow).length;
    const taken = { part, firstRow, rows, csv };
    part += 1;
    firstRow += rows;
    return taken;
  };

  for await (const record of records) {
    if (head === undefined) {
      head = record.replace(/^\ufeff/, '');
      const headers = headersIn(head, delimiter);
      width = headers.length;
      keyAt = together === undefined ? -1 : headers.indexOf(together);
      bytes = Buffer.byteLength(head) + 1;
      continue;
    }
    const own = keyAt < 0 ? undefined : headersIn(record, delimiter)[keyAt];
    if (own === undefined || own === '' || own !== key) {
      closed.push(...open);
      open = [];
      key = own;
    }
    const size = Buffer.byteLength(record) + 1;
    if (bytes + size > mostBytes || closed.length + open.length >= mostRows) {
      if (closed.length === 0 && open.length > 0)
        throw new Cannot(`The rows from ${firstRow} on belong together and are more than one part can hold.`);
      if (closed.length > 0) yield take(closed);
      closed = [];
      bytes = Buffer.byteLength(`${[head, ...open].join('\n')}\n`);
    }
    open.push(record);
    bytes += size;
  }
  if (head === undefined) throw new Cannot('The file is empty.');
  const last = [...closed, ...open];
  if (last.length > 0) yield take(last);
};
