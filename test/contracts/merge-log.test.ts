import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MergeLog } from '../../core/ports.ts';
import type { MergeRecord } from '../../core/profile/merge-record.ts';
import { dynamoMergeLog } from '../../functions/adapters/dynamo/merge-log.ts';
import { dynamoPeople } from '../../functions/adapters/dynamo/people.ts';
import { dynamoProfiles } from '../../functions/adapters/dynamo/profiles.ts';
import { fakeMergeLog } from '../support/fakes/merge-log.ts';
import { typicalPerson, typicalShopper } from '../support/fixtures/typical-person.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => MergeLog][] = [
  ['fake', fakeMergeLog],
  ['DynamoDB', () => dynamoMergeLog(table.client, table.tableName)],
];

let count = 0;
const withoutRings = { seen: [], seenEntries: [] };
const recordOf = (changes: Partial<MergeRecord> = {}): MergeRecord => {
  const winnerId = changes.winnerId ?? `winner-${++count}`;
  return {
    winnerId,
    loserId: 'loser',
    atMs: 1000,
    event: 'Identified',
    source: 'web',
    rule: 'userId',
    before: { ...typicalPerson(winnerId), ...withoutRings },
    winnerVersion: 3,
    expiresAtSeconds: 9999,
    ...changes,
  };
};
const summary = ({ before: _before, winnerVersion: _version, ...rest }: MergeRecord) => rest;

describe.each(makers)('merges, %s', (_, make) => {
  it('come back as they were put; of the same two the one of the latest version stands', async () => {
    const log = make();
    const record = recordOf();
    await log.put(record);
    await log.put({ ...record, atMs: 5 });
    await log.put({ ...record, winnerVersion: 2, atMs: 6 });
    expect(await log.get(record.winnerId, 'loser')).toEqual(record);

    const again = { ...record, winnerVersion: 4, by: 'ann', source: 'operator', rule: 'cycle' as const };
    await log.put(again);
    expect(await log.get(record.winnerId, 'loser')).toEqual(again);
    expect(await log.get(record.winnerId, 'nobody')).toBeUndefined();
  });

  it('are listed for several winners, newest first, without what the people were', async () => {
    const log = make();
    const first = recordOf();
    const second = recordOf({ winnerId: first.winnerId, loserId: 'other', atMs: 3000 });
    const third = recordOf({ loserId: 'third', atMs: 2000 });
    for (const one of [first, second, third]) await log.put(one);

    expect(await log.list([first.winnerId, third.winnerId, 'nobody'])).toEqual(
      [second, third, first].map(summary),
    );
    expect(await log.list([])).toEqual([]);
  });

  it('say that they are being undone, once, until the same two are one again', async () => {
    const log = make();
    const record = recordOf();
    const loser = { ...typicalShopper(), id: 'loser' };
    await log.separate(record.winnerId, 'loser', { atMs: 1, by: 'nobody', loser });
    expect(await log.get(record.winnerId, 'loser')).toBeUndefined();
    await log.put(record);
    await log.separate(record.winnerId, 'loser', { atMs: 7000, by: 'ann', loser });
    await log.separate(record.winnerId, 'loser', { atMs: 8000, by: 'bob', loser });

    const separated = { atMs: 7000, by: 'ann' };
    const found = await log.get(record.winnerId, 'loser');
    expect(found?.separated).toMatchObject(separated);
    expect(found?.separated?.loser.identities).toEqual(loser.identities);
    expect(found?.separated?.loser.seen).toEqual(loser.seen);
    expect(await log.list([record.winnerId])).toEqual([{ ...summary(record), separated }]);

    await log.rewrite(record.winnerId, 'loser', undefined);
    expect(await log.get(record.winnerId, 'loser')).toBeUndefined();
    expect(await log.list([record.winnerId])).toEqual([{ ...summary(record), separated }]);

    await log.put({ ...record, winnerVersion: 9 });
    expect((await log.get(record.winnerId, 'loser'))?.separated).toBeUndefined();
  });

  it('let what the winner was be written anew; who was never there stays away', async () => {
    const log = make();
    const record = recordOf();
    await log.put(record);
    const before = { ...record.before, traits: {} };
    await log.rewrite(record.winnerId, 'loser', before);
    await log.rewrite(record.winnerId, 'nobody', before);

    expect(await log.get(record.winnerId, 'loser')).toEqual({ ...record, before });
    expect(await log.list([record.winnerId])).toHaveLength(1);
  });
});

describe('a person who was merged', () => {
  it('is read without her log', async () => {
    const { client, tableName } = table;
    const ann = typicalPerson('ann');
    await dynamoProfiles(client, tableName).save(ann, 0);
    await dynamoMergeLog(client, tableName).put(recordOf({ winnerId: 'ann' }));

    expect(await dynamoPeople(client, tableName).partition('ann')).toEqual({ profile: ann, enrollments: [] });
  });
});
