import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const unpack = promisify(gunzip);
const pack = promisify(gzip);

/** Where one record ends and the next begins without a line between: no JSON text holds this outside of itself. */
const BETWEEN = /\n|(?<=\})(?=\{")/;

/** The records of a file: JSON, one a line, gzipped. A record that is none is left out. */
export const unpackLines = async (bytes: Uint8Array): Promise<unknown[]> =>
  (await unpack(bytes)).toString('utf8').split(BETWEEN).flatMap(parse);

const parse = (line: string): unknown[] => {
  try {
    return line === '' ? [] : [JSON.parse(line)];
  } catch {
    return [];
  }
};

export const packLines = async (rows: readonly unknown[]): Promise<Uint8Array> =>
  pack(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
