import { Invalid } from '../../../core/errors.ts';
import { listOfEnrollment, listOfProfile, segmentList, shardedList } from '../../../core/lists.ts';
import type { ListKey, Lists } from '../../../core/ports.ts';
import type { fakeEnrollments } from './enrollments.ts';
import type { fakeMemberships } from './memberships.ts';
import type { FakeProfiles } from './profiles.ts';

export interface Listed extends ListKey {
  list: string | undefined;
}

export const listedProfiles =
  ({ stored }: FakeProfiles) =>
  (): Listed[] =>
    [...stored.values()].map(({ value }) => ({ list: listOfProfile(value), profileId: value.id, sk: '#' }));

export const listedEnrollments =
  ({ all }: ReturnType<typeof fakeEnrollments>) =>
  (): Listed[] =>
    all().map((one) => ({ list: listOfEnrollment(one), profileId: one.profileId, sk: `E#${one.id}` }));

export const listedMemberships =
  ({ all }: ReturnType<typeof fakeMemberships>) =>
  (): Listed[] =>
    [...all.values()].map(({ profileId, segmentId }) => ({
      list: segmentList(segmentId),
      profileId,
      sk: `G#${segmentId}`,
    }));

/** Lists of what other fakes hold at the moment of asking. */
export const fakeLists = (...sources: (() => Listed[])[]): Lists => {
  const all = () => sources.flatMap((listed) => listed());
  const nameOf = ({ profileId, sk }: ListKey) => `${profileId} ${sk}`;
  return {
    async page(list, shard, cursor, limit) {
      if (cursor !== undefined && !/^\S+ \S+$/.test(cursor))
        throw new Invalid([{ path: '/cursor', message: 'not a cursor of this list' }]);
      const hers = all()
        .filter(
          (one) => one.list !== undefined && shardedList(one.list, one.profileId) === `${list}#${shard}`,
        )
        .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
        .filter((one) => cursor === undefined || nameOf(one) > cursor);
      const keys = hers.slice(0, limit).map(({ profileId, sk }) => ({ profileId, sk }));
      const last = keys.at(-1);
      return { keys, ...(last && hers.length > limit && { cursor: nameOf(last) }) };
    },
    count: async (list) => all().filter((one) => one.list === list).length,
  };
};
