import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dynamoNamedLinks } from '../../functions/adapters/dynamo/named-links.ts';
import { fakeNamedLinks } from '../support/fakes/named-links.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const clock = { now: () => 1_000_000 };

describe.each([
  ['fake', () => fakeNamedLinks(clock)],
  ['DynamoDB', () => dynamoNamedLinks(table.client, table.tableName, clock)],
])('links of posters, %s', (_, make) => {
  it('stand as they were made first, and count fifty at once', async () => {
    const links = make();
    const link = { id: 'summer', name: 'Poster', url: 'https://shop.example/', createdAtMs: 1, by: 'ann' };
    expect(await links.create(link)).toBe('created');
    expect(await links.create({ ...link, url: 'https://evil.example/' })).toBe('exists');
    await Promise.all(Array.from({ length: 50 }, () => links.count('summer')));
    expect([await links.get('summer'), await links.opened('summer')]).toEqual([link, 50]);
    expect([await links.get('winter'), await links.opened('winter')]).toEqual([undefined, 0]);
  });

  it('lead nowhere once they are over', async () => {
    const links = make();
    const link = { id: 'old', name: 'Receipt', url: 'https://shop.example/', createdAtMs: 1, by: 'ann' };
    await links.create({ ...link, expiresAtSeconds: 1000 });
    expect(await links.get('old')).toBeUndefined();
  });
});
