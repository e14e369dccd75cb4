import type { Enrollment } from './journey/enrollment.ts';
import type { Profile } from './profile/profile.ts';

/** A list is cut into so many parts, so that no part is hot and all can be read side by side. */
export const SHARDS = 16;

/** Everybody known: one entry a living person, which no later write of her profile touches. */
export const PEOPLE = 'people';

/** Whom a journey is to take further. */
export const insideList = (journeyId: string): string => `inside#${journeyId}`;

/** Who waits for a paused journey to be resumed. */
export const parkedList = (journeyId: string): string => `parked#${journeyId}`;

/** Who is in a segment, or on a list that is kept by hand. */
export const segmentList = (segmentId: string): string => `segment#${segmentId}`;

/** Whom one run of a broadcast took in, also after its end. */
export const runList = (journeyId: string, runId: string): string => `run#${journeyId}#${runId}`;

/** FNV-1a: profile ids are random already, and this is asked at every write. */
export const shardOf = (profileId: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < profileId.length; at++)
    hash = Math.imul(hash ^ profileId.charCodeAt(at), 0x01000193) >>> 0;
  return hash % SHARDS;
};

/** The part of a list that a person is in, as the attribute `list` names it. */
export const shardedList = (list: string, profileId: string): string => `${list}#${shardOf(profileId)}`;

/** The list of a profile: none for one that was merged away, or of whom only what can be counted is left. */
export const listOfProfile = ({ mergedInto, anonymized }: Profile): string | undefined =>
  mergedInto === undefined && !anonymized ? PEOPLE : undefined;

/** The list of an enrollment; of a run its own one stands for `inside`. */
export const listOfEnrollment = (enrollment: Enrollment): string | undefined => {
  const { journeyId, status, runId, parkedDueAtMs } = enrollment;
  if (status === 'active' && parkedDueAtMs !== undefined) return parkedList(journeyId);
  if (runId !== undefined) return runList(journeyId, runId);
  return status === 'active' ? insideList(journeyId) : undefined;
};
