import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFound } from '../../core/errors.ts';
import { importRequestSchema } from '../../core/import/import-request.ts';
import type { Import, Imports, RefusedRows } from '../../core/import/imports.ts';
import { dynamoImports } from '../../functions/adapters/dynamo/imports.ts';
import { fakeImports } from '../support/fakes/imports.ts';
import { itemBytes } from '../support/item-bytes.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

let nowMs = 1_700_000_000_000;
const clock = { now: () => nowMs };
let count = 0;
const newImport = (more: Partial<Import> = {}): Import => {
  count += 1;
  return {
    id: `2026-${String(count).padStart(4, '0')}`,
    request: importRequestSchema.parse({ name: 'A file', kind: 'customers', mapping: { Mail: 'email' } }),
    namespaces: [],
    by: 'ann',
    status: 'open',
    startedAtMs: nowMs,
    expiresAtMs: nowMs + 86_400_000,
    ...more,
  };
};
const part = (number: number, contentHash = 'a'.repeat(32)) => ({
  part: number,
  contentHash,
  rows: 3,
  accepted: 2,
  refused: 1,
});
const refusedRows = (...rows: number[]): RefusedRows => ({
  headers: ['Mail'],
  rows: rows.map((row) => ({ row, reason: 'no', cells: [`cell ${row}`] })),
});
const nothing: RefusedRows = { headers: ['Mail'], rows: [] };

describe.each<[string, () => Imports]>([
  ['fake', () => fakeImports(clock)],
  ['DynamoDB', () => dynamoImports(table.client, table.tableName, clock)],
])('imports, %s', (_, make) => {
  it('are kept with their parts, and finished once and for all', async () => {
    const imports = make();
    const one = newImport();
    await imports.create(one);
    await imports.savePart(one, part(2), refusedRows(7));
    await imports.savePart(one, part(10), nothing);

    const totals = { rows: 6, accepted: 4, refused: 2, parts: 2 };
    await imports.finish(one.id, nowMs + 5, totals);

    expect(await imports.get(one.id)).toEqual({
      ...one,
      status: 'finished',
      finishedAtMs: nowMs + 5,
      totals,
    });
    expect((await imports.parts(one.id)).map((each) => each.part)).toEqual([2, 10]);
    expect(await imports.part(one.id, 2)).toEqual({ ...part(2), chunks: 1 });
    expect(await imports.part(one.id, 3)).toBeUndefined();
  });

  it('give the refused rows of a part back as they were', async () => {
    const imports = make();
    const one = newImport();
    await imports.create(one);
    await imports.savePart(one, part(1, 'b'.repeat(32)), refusedRows(2, 3, 4));

    await imports.savePart(one, part(1), refusedRows(5, 6));

    const [saved] = await imports.parts(one.id);
    expect(saved && (await imports.refused(one.id, saved))).toEqual(refusedRows(5, 6));
  });

  it('are listed newest first, page by page', async () => {
    const imports = make();
    const all = [newImport(), newImport(), newImport()];
    for (const one of all) await imports.create(one);

    const first = await imports.list(undefined, 2);
    const second = await imports.list(first.cursor, 1);

    const ids = [...first.imports, ...second.imports].map(({ id }) => id);
    expect(ids).toEqual(all.map(({ id }) => id).toReversed());
  });

  it('are gone when they are removed, twice if need be, and cannot be finished then', async () => {
    const imports = make();
    const one = newImport();
    await imports.create(one);
    await imports.savePart(one, part(1), refusedRows(2));

    await imports.remove(one.id);
    await imports.remove(one.id);

    expect(await imports.get(one.id)).toBeUndefined();
    expect(await imports.parts(one.id)).toEqual([]);
    await expect(
      imports.finish(one.id, nowMs, { rows: 0, accepted: 0, refused: 0, parts: 0 }),
    ).rejects.toThrow(NotFound);
  });

  it('are gone when they expire, even before the table deletes them', async () => {
    const imports = make();
    const one = newImport({ expiresAtMs: nowMs + 10_000 });
    await imports.create(one);

    nowMs += 11_000;

    expect(await imports.get(one.id)).toBeUndefined();
    expect((await imports.list(undefined, 10)).imports.map(({ id }) => id)).not.toContain(one.id);
  });
});

describe('the items of an import', () => {
  it('stay below 350 KB whatever the rows hold, and no row is lost', async () => {
    const imports = dynamoImports(table.client, table.tableName, clock);
    const one = newImport();
    const noise = (length: number) =>
      Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join('');
    const rows = Array.from({ length: 5 }, (_, row) => ({ row, reason: 'no', cells: [noise(60_000)] }));
    const bomb = { row: 9, reason: 'no', cells: Array.from({ length: 300_000 }, () => '') };
    await imports.create(one);

    await imports.savePart(one, part(1), { headers: ['Mail'], rows: [...rows, bomb] });

    const saved = await imports.part(one.id, 1);
    const kept = saved && (await imports.refused(one.id, saved));
    expect(kept?.rows.slice(0, 5)).toEqual(rows);
    expect(kept?.rows[5]).toMatchObject({ row: 9, reason: 'no (shortened here)' });
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
    expect(Math.max(...Items.map(itemBytes))).toBeLessThan(350 * 1024);
    expect(Items.every((item) => item.expiresAtSeconds?.N !== undefined)).toBe(true);
  });
});
