import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SHARDS, segmentList } from '../../core/lists.ts';
import type { Lists, Memberships } from '../../core/ports.ts';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import { dynamoErasure } from '../../functions/adapters/dynamo/erasure/index.ts';
import { dynamoLists } from '../../functions/adapters/dynamo/lists.ts';
import { dynamoMemberships } from '../../functions/adapters/dynamo/memberships.ts';
import { dynamoProfiles } from '../../functions/adapters/dynamo/profiles.ts';
import { systemClock } from '../../functions/runtime/system-clock.ts';
import { fakeLists, listedMemberships } from '../support/fakes/lists.ts';
import { fakeMemberships } from '../support/fakes/memberships.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => { memberships: Memberships; lists: Lists }][] = [
  [
    'fake',
    () => {
      const memberships = fakeMemberships();
      return { memberships, lists: fakeLists(listedMemberships(memberships)) };
    },
  ],
  [
    'DynamoDB',
    () => ({
      memberships: dynamoMemberships(table.client, table.tableName),
      lists: dynamoLists(table.client, table.tableName),
    }),
  ],
];

const peopleOf = async (lists: Lists, segmentId: string): Promise<string[]> => {
  const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
  const pages = await Promise.all(
    shards.map((shard) => lists.page(segmentList(segmentId), shard, undefined, 100)),
  );
  return pages.flatMap(({ keys }) => keys.map(({ profileId }) => profileId)).toSorted();
};

describe.each(makers)('people of a segment, %s', (name, make) => {
  it('are on its list once, until they are taken off', async () => {
    const { memberships, lists } = make();
    const vip = `vip-${name.toLowerCase()}`;
    for (const profileId of ['ann', 'bob', 'ann'])
      await memberships.put({ profileId, segmentId: vip, sinceMs: 5 }, 4_000_000_000);
    await memberships.put({ profileId: 'ann', segmentId: `${vip}-2`, sinceMs: 5 });

    expect([await peopleOf(lists, vip), await lists.count(segmentList(vip))]).toEqual([['ann', 'bob'], 2]);

    await memberships.remove('ann', vip);
    await memberships.remove('nobody', vip);
    expect([await peopleOf(lists, vip), await peopleOf(lists, `${vip}-2`)]).toEqual([['bob'], ['ann']]);
  });
});

it('nobody who was erased or anonymized is left on a list', async () => {
  const { client, tableName } = table;
  const profiles = dynamoProfiles(client, tableName);
  const memberships = dynamoMemberships(client, tableName);
  const parts = { client, profileTable: tableName, configTable: tableName, clock: systemClock };
  for (const id of ['erased', 'anonymized', 'kept']) {
    await profiles.save({ ...emptyProfile(id, 1), segments: { all: 1 } }, 0);
    await memberships.put({ profileId: id, segmentId: 'all', sinceMs: 1 });
  }
  await dynamoErasure(parts).erase('erased', 2);
  await dynamoErasure(parts).anonymize('anonymized', 2);

  expect(await peopleOf(dynamoLists(client, tableName), 'all')).toEqual(['kept']);
});
