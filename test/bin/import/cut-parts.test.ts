import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type Cutting, cutParts, type Part } from '../../../bin/import/cut-parts.ts';
import { fileLines } from '../../../bin/import/file-lines.ts';
import { fileRecords } from '../../../bin/import/file-records.ts';
import { rowsIn } from '../../../functions/api/imports/csv-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaskad-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const partsOf = async (content: string | Buffer, cutting: Partial<Cutting> = {}, encoding = 'utf-8') => {
  const path = join(folder, Buffer.isBuffer(content) && content[0] === 0x1f ? 'a.csv.gz' : 'a.csv');
  writeFileSync(path, content);
  const records = fileRecords(fileLines({ path, encoding }));
  const parts: Part[] = [];
  for await (const part of cutParts(records, { delimiter: ',', ...cutting })) parts.push(part);
  return parts;
};

describe('a file in parts', () => {
  it('has its headers on each, and rows that are numbered through', async () => {
    const parts = await partsOf('a,b\r\n1,x\r\n2,y\r\n3,z', { mostRows: 2 });

    expect(parts).toEqual([
      { part: 1, firstRow: 2, rows: 2, csv: 'a,b\n1,x\n2,y\n' },
      { part: 2, firstRow: 4, rows: 1, csv: 'a,b\n3,z\n' },
    ]);
  });

  it('is never cut within a quoted cell, nor within a character, however it comes from the disk', async () => {
    const cell = 'Ä'.repeat(300_000);
    const file = `a,b\n1,"line\n\nline, ""q"""\n2,${cell}\n3,z\n`;

    const parts = await partsOf(gzipSync(file), { mostBytes: 60 });

    expect(parts.map(({ firstRow, rows }) => [firstRow, rows])).toEqual([
      [2, 1],
      [3, 1],
      [4, 1],
    ]);
    expect(parts[1]?.csv).toBe(`a,b\n2,${cell}\n`);
  });

  it('keeps the rows of an order together', async () => {
    const rows = ['7,a', '8,a', '8,b', '8,c', '9,a'];

    const parts = await partsOf(['no,sku', ...rows].join('\n'), { mostRows: 3, together: 'no' });

    expect(parts.map(({ csv }) => csv.trim().split('\n').slice(1))).toEqual([
      ['7,a'],
      ['8,a', '8,b', '8,c'],
      ['9,a'],
    ]);
    await expect(partsOf(['no,sku', ...rows].join('\n'), { mostRows: 2, together: 'no' })).rejects.toThrow(
      'row',
    );
  });

  it('goes on after a quote that is never closed', async () => {
    const rows = Array.from({ length: 500 }, (_, n) => `${n},x`).with(3, '3,"x');

    const parts = await partsOf(['a,b', ...rows].join('\n'), { mostRows: 100 });

    expect(parts.map(({ rows: count }) => count)).toEqual([100, 100, 100, 100, 100]);
    const read = parts.flatMap(({ csv, firstRow }) => rowsIn(csv, ',', 2, firstRow));
    expect(read.filter(({ fault }) => fault)).toEqual([
      { row: 5, cells: ['3', '"x'], fault: 'a quote is not closed' },
    ]);
    expect(read.map(({ row }) => row)).toEqual(rows.map((_, at) => at + 2));
  });

  it('may be in another encoding, if that is said', async () => {
    const bytes = Buffer.from([0x61, 0x0a, 0xcf, 0xf0, 0xe8]);

    expect((await partsOf(bytes, {}, 'windows-1251'))[0]?.csv).toBe('a\nПри\n');
    await expect(partsOf(bytes)).rejects.toThrow('not utf-8');
  });
});
