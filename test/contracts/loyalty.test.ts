import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict } from '../../core/errors.ts';
import { dynamoLoyalty } from '../../functions/adapters/dynamo/loyalty.ts';
import { fakeLoyalty } from '../support/fakes/loyalty.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

let people = 0;
const somebody = (): [string] => [`person-${++people}`];

describe.each([
  ['fake', fakeLoyalty],
  ['DynamoDB', () => dynamoLoyalty(table.client, table.tableName)],
])('points, %s', (_, make) => {
  it('are added and spent, each change once', async () => {
    const loyalty = make();
    const profileIds = somebody();
    expect(await loyalty.balance(profileIds)).toBe(0);
    expect(await loyalty.change({ profileIds, change: 100, key: 'o1' })).toEqual({
      kind: 'changed',
      balance: 100,
    });
    expect(await loyalty.change({ profileIds, change: 100, key: 'o1' })).toEqual({
      kind: 'repeated',
      balance: 100,
    });
    expect(await loyalty.change({ profileIds, change: 7, key: 'o1' })).toEqual({
      kind: 'other-key',
      balance: 100,
    });
    expect(await loyalty.change({ profileIds, change: -30, key: 't1' })).toEqual({
      kind: 'changed',
      balance: 70,
    });
    expect(await loyalty.change({ profileIds, change: -71, key: 't2' })).toEqual({
      kind: 'too-few',
      balance: 70,
    });
    expect(await loyalty.balance(profileIds)).toBe(70);
  });

  it('are changed only from what was seen, where that is asked', async () => {
    const loyalty = make();
    const profileIds = somebody();
    expect((await loyalty.change({ profileIds, change: 5, key: 'a', ifBalance: 0 })).kind).toBe('changed');
    expect(await loyalty.change({ profileIds, change: 5, key: 'b', ifBalance: 0 })).toEqual({
      kind: 'other-balance',
      balance: 5,
    });
    expect((await loyalty.change({ profileIds, change: -5, key: 'c', ifBalance: 5 })).kind).toBe('changed');
  });

  it('never fall below zero, fifty tills at once, and one that is told fifty times counts once', async () => {
    const loyalty = make();
    const profileIds = somebody();
    await loyalty.change({ profileIds, change: 100, key: 'start' });
    const spend = (key: string) =>
      loyalty.change({ profileIds, change: -3, key }).catch((error: unknown) => {
        if (error instanceof Conflict) return loyalty.change({ profileIds, change: -3, key });
        throw error;
      });
    const all = await Promise.all(Array.from({ length: 50 }, (_, at) => spend(`till ${at}`)));
    expect(all.filter(({ kind }) => kind === 'changed')).toHaveLength(33);
    expect(await loyalty.balance(profileIds)).toBe(1);
    await loyalty.change({ profileIds, change: 50, key: 'more' });
    const same = await Promise.all(Array.from({ length: 50 }, () => spend('same')));
    expect(same.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
    expect(await loyalty.balance(profileIds)).toBe(48);
  });

  it('of people who became one are added, once, and spent together', async () => {
    const loyalty = make();
    const [[winner], [loser], [third]] = [somebody(), somebody(), somebody()];
    for (const id of [winner, loser, third])
      await loyalty.change({ profileIds: [id], change: 10, key: 'start' });
    const both = [winner, loser] as const;
    expect(await loyalty.balance(both)).toBe(20);
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, at) => loyalty.change({ profileIds: both, change: -5, key: `t${at}` })),
    );
    expect(all.filter(({ kind }) => kind === 'changed')).toHaveLength(4);
    expect(await loyalty.balance(both)).toBe(0);
    await loyalty.change({ profileIds: both, change: 4, key: 'more' });
    expect(await loyalty.balance([third, winner, loser])).toBe(14);
    expect((await loyalty.change({ profileIds: [third, winner, loser], change: -14, key: 'all' })).kind).toBe(
      'changed',
    );
    expect(await loyalty.balance([third, winner, loser])).toBe(0);
  });

  it('that were changed before a merge are not changed again by the same key after it', async () => {
    const loyalty = make();
    const [[winner], [loser], [stranger]] = [somebody(), somebody(), somebody()];
    await loyalty.change({ profileIds: [winner], change: 10, key: 'w1' });
    await loyalty.change({ profileIds: [loser], change: 100, key: 'o1' });
    const both = [winner, loser, stranger] as const;
    const told = async (change: number, key: string) => loyalty.change({ profileIds: both, change, key });
    for (const kind of ['repeated', 'repeated'])
      expect(await told(100, 'o1')).toEqual({ kind, balance: 110 });
    expect(await told(10, 'w1')).toEqual({ kind: 'repeated', balance: 110 });
    expect(await told(7, 'o1')).toEqual({ kind: 'other-key', balance: 110 });
    expect(await told(5, 'o2')).toEqual({ kind: 'changed', balance: 115 });
  });

  it('are answered as each change has left them, many at once', async () => {
    const loyalty = make();
    const profileIds = somebody();
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, at) => loyalty.change({ profileIds, change: 1, key: `o${at}` })),
    );
    expect(new Set(all.map(({ balance }) => balance)).size).toBe(30);
  });
});

it('points of somebody who was merged meanwhile are not changed behind the winner’s back, DynamoDB', async () => {
  const loyalty = dynamoLoyalty(table.client, table.tableName);
  const [[winner], [loser]] = [somebody(), somebody()];
  await loyalty.change({ profileIds: [loser], change: 10, key: 'start' });
  await loyalty.change({ profileIds: [winner, loser], change: 1, key: 'merged' });
  await expect(loyalty.change({ profileIds: [loser], change: 5, key: 'late' })).rejects.toThrow(Conflict);
  expect(await loyalty.balance([winner, loser])).toBe(11);
});
