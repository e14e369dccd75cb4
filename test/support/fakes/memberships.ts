import type { Membership, Memberships } from '../../../core/ports.ts';

/** Who is in which segment, in memory. */
export const fakeMemberships = (): Memberships & {
  of(segmentId: string): string[];
  all: Map<string, Membership>;
} => {
  const all = new Map<string, Membership>();
  return {
    all,
    of: (segmentId) =>
      [...all.values()].filter((one) => one.segmentId === segmentId).map(({ profileId }) => profileId),
    async put(membership) {
      all.set(`${membership.profileId} ${membership.segmentId}`, membership);
    },
    async remove(profileId, segmentId) {
      all.delete(`${profileId} ${segmentId}`);
    },
  };
};
