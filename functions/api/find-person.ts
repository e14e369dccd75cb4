import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { Partition, People } from '../../core/profile/people.ts';
import type { Profile } from '../../core/profile/profile.ts';

export interface Person {
  profile: Profile;
  /** The winner's and all losers'. */
  enrollments: Enrollment[];
}

/** Follows `mergedInto` to its end; in a cycle the smallest id wins, as the fold settles it. */
const winnerOf = async (
  people: People,
  id: string,
  seen: Map<string, Partition>,
): Promise<Profile | undefined> => {
  const partition = await people.partition(id);
  seen.set(id, partition);
  const into = partition.profile?.mergedInto;
  if (into === undefined) return partition.profile;
  if (!seen.has(into)) return winnerOf(people, into, seen);
  const ids = [...seen.keys()];
  const smallest = ids.slice(ids.indexOf(into)).toSorted()[0];
  return smallest === undefined ? undefined : seen.get(smallest)?.profile;
};

/** One read for a person who was never merged; one more for each profile that became hers. */
export const findPerson = async (people: People, id: string): Promise<Person | undefined> => {
  const seen = new Map<string, Partition>();
  const profile = await winnerOf(people, id, seen);
  if (!profile) return undefined;
  const ids = [...new Set([profile.id, ...profile.mergedFrom])];
  const partitions = await Promise.all(ids.map(async (each) => seen.get(each) ?? people.partition(each)));
  return { profile, enrollments: partitions.flatMap((partition) => partition.enrollments) };
};
