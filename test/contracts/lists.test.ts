import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Invalid } from '../../core/errors.ts';
import type { Enrollments } from '../../core/journey/ports.ts';
import { insideList, PEOPLE, parkedList, runList, SHARDS, shardOf } from '../../core/lists.ts';
import type { ListKey, Lists, Profiles } from '../../core/ports.ts';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import { dynamoEnrollments } from '../../functions/adapters/dynamo/enrollments.ts';
import { dynamoErasure } from '../../functions/adapters/dynamo/erasure/index.ts';
import { dynamoLists } from '../../functions/adapters/dynamo/lists.ts';
import { dynamoProfiles } from '../../functions/adapters/dynamo/profiles.ts';
import { systemClock } from '../../functions/runtime/system-clock.ts';
import { cartJourney, enrolled } from '../core/journey/make.ts';
import { fakeEnrollments } from '../support/fakes/enrollments.ts';
import { fakeLists, listedEnrollments, listedProfiles } from '../support/fakes/lists.ts';
import { fakeProfiles } from '../support/fakes/profiles.ts';
import { startTable, type TestTable } from '../support/table.ts';

interface House {
  profiles: Profiles;
  enrollments: Enrollments;
  lists: Lists;
}

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => House][] = [
  [
    'fake',
    () => {
      const [profiles, enrollments] = [fakeProfiles(), fakeEnrollments()];
      const lists = fakeLists(listedProfiles(profiles), listedEnrollments(enrollments));
      return { profiles, enrollments, lists };
    },
  ],
  [
    'DynamoDB',
    () => ({
      profiles: dynamoProfiles(table.client, table.tableName),
      enrollments: dynamoEnrollments(table.client, table.tableName),
      lists: dynamoLists(table.client, table.tableName),
    }),
  ],
];

/** All keys of a list, a page after the other, shard after shard. */
const everybody = async (lists: Lists, list: string, limit = 100): Promise<ListKey[]> => {
  const keys: ListKey[] = [];
  for (let shard = 0; shard < SHARDS; shard++) {
    let cursor: string | undefined;
    do {
      const page = await lists.page(list, shard, cursor, limit);
      expect(page.keys.length).toBeLessThanOrEqual(limit);
      keys.push(...page.keys);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return keys;
};

let count = 0;
const journey = () => `j${++count}`;
const enrollment = (journeyId: string, changes = {}) => {
  const id = `e${++count}`;
  return enrolled(cartJourney, { id, profileId: `p-${id}`, journeyId, version: 0, ...changes });
};

describe.each(makers)('lists of people, %s', (_, make) => {
  it('name an enrollment while it is inside, parked, or over', async () => {
    const { enrollments, lists } = make();
    const journeyId = journey();
    const one = enrollment(journeyId);
    const key = [{ profileId: one.profileId, sk: `E#${one.id}` }];
    await enrollments.create(one);
    expect(await everybody(lists, insideList(journeyId))).toEqual(key);

    const parked = await enrollments.save({ ...one, parkedDueAtMs: 7 });
    expect(await everybody(lists, insideList(journeyId))).toEqual([]);
    expect(await everybody(lists, parkedList(journeyId))).toEqual(key);

    await enrollments.save({ ...parked, status: 'stopped' });
    expect(await everybody(lists, parkedList(journeyId))).toEqual([]);
  });

  it('keep whom a run of a broadcast took in, also after the end', async () => {
    const { enrollments, lists } = make();
    const journeyId = journey();
    const one = enrollment(journeyId, { runId: 'r1' });
    await enrollments.create(one);
    await enrollments.save({ ...one, status: 'completed' });

    expect(await everybody(lists, runList(journeyId, 'r1'))).toHaveLength(1);
    expect(await everybody(lists, runList(journeyId, 'r2'))).toEqual([]);
    expect(await lists.count(insideList(journeyId))).toBe(0);
  });

  it('are read page by page, nobody twice and nobody left out', async () => {
    const { enrollments, lists } = make();
    const journeyId = journey();
    const all = Array.from({ length: 60 }, () => enrollment(journeyId));
    const second = enrollment(journeyId, { profileId: all[0]?.profileId });
    for (const one of [...all, second]) await enrollments.create(one);

    const found = await everybody(lists, insideList(journeyId), 2);

    expect(found.map(({ sk }) => sk).toSorted()).toEqual(
      [...all, second].map(({ id }) => `E#${id}`).toSorted(),
    );
    expect(await lists.count(insideList(journeyId))).toBe(61);
  });

  it('refuse a cursor that is none', async () => {
    await expect(make().lists.page(PEOPLE, 0, 'nonsense', 5)).rejects.toThrow(Invalid);
  });

  it('have everybody who lives, and whoever was merged away no longer', async () => {
    const { profiles, lists } = make();
    const ann = emptyProfile(`ann-${++count}`, 1);
    await profiles.save(ann, 0);
    const hers = async () =>
      (await lists.page(PEOPLE, shardOf(ann.id), undefined, 100)).keys.filter(
        (key) => key.profileId === ann.id,
      );
    expect(await hers()).toEqual([{ profileId: ann.id, sk: '#' }]);

    await profiles.save({ ...ann, mergedInto: 'bob' }, 1);
    expect(await hers()).toEqual([]);
  });
});

describe('whoever is taken away', () => {
  it.each(['erase', 'anonymize'] as const)('is on no list of living people: %s', async (how) => {
    const { client, tableName } = table;
    const [profiles, enrollments] = [dynamoProfiles(client, tableName), dynamoEnrollments(client, tableName)];
    const lists = dynamoLists(client, tableName);
    const erasure = dynamoErasure({
      client,
      profileTable: tableName,
      configTable: tableName,
      clock: systemClock,
    });
    const one = enrollment(journey());
    await profiles.save(emptyProfile(one.profileId, 1), 0);
    await enrollments.create(one);

    await erasure[how](one.profileId, 5);

    expect(await everybody(lists, insideList(one.journeyId))).toEqual([]);
    const people = (await everybody(lists, PEOPLE)).map(({ profileId }) => profileId);
    expect(people).not.toContain(one.profileId);
  });
});
