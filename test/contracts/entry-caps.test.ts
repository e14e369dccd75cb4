import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashId } from '../../core/hash.ts';
import type { EntryCapAsk, EntryCaps } from '../../core/journey/ports.ts';
import { dynamoEntryCaps } from '../../functions/adapters/dynamo/entry-caps.ts';
import { fakeEntryCaps } from '../support/fakes/entry-caps.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => EntryCaps][] = [
  ['fake', fakeEntryCaps],
  ['DynamoDB', () => dynamoEntryCaps(table.client, table.tableName)],
];

describe.each(makers)('entry caps, %s', (_, make) => {
  const ask = (changes: Partial<EntryCapAsk>): EntryCapAsk => ({
    journeyId: 'j',
    window: 'P1D#1',
    enrollmentId: hashId(['e']),
    max: 1,
    expiresAtSeconds: 2_000_000_000,
    ...changes,
  });
  const many = (changes: Partial<EntryCapAsk>) =>
    Array.from({ length: 50 }, (_one, index) => ask({ enrollmentId: hashId(['many', index]), ...changes }));

  it('let exactly as many in as there is room, however many come at once and however often they ask', async () => {
    const caps = make();
    const all = many({ journeyId: 'race', max: 7 });

    const first = await Promise.all(all.map((one) => caps.reserve(one)));
    const again = await Promise.all(all.map((one) => caps.reserve(one)));

    expect(first.filter(Boolean)).toHaveLength(7);
    expect(again).toEqual(first);
  });

  it('count each journey and each window apart', async () => {
    const caps = make();
    const other = hashId(['other']);

    expect(await caps.reserve(ask({ journeyId: 'a' }))).toBe(true);
    expect(await caps.reserve(ask({ journeyId: 'a', enrollmentId: other }))).toBe(false);
    expect(await caps.reserve(ask({ journeyId: 'b', enrollmentId: other }))).toBe(true);
    expect(await caps.reserve(ask({ journeyId: 'a', enrollmentId: other, window: 'P1D#2' }))).toBe(true);
  });

  it('take a larger number at its word', async () => {
    const caps = make();
    await caps.reserve(ask({ journeyId: 'more' }));

    expect(await caps.reserve(ask({ journeyId: 'more', enrollmentId: hashId(['x']), max: 2 }))).toBe(true);
  });
});
