import { isByRecipient } from '../../../core/broadcast/occurrences.ts';
import type { Plan } from '../../../core/broadcast/plan-people.ts';
import { zoneOf } from '../../../core/contact/zone.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { receivedAnything } from '../../../core/journey/sends.ts';
import type { ScheduleTrigger } from '../../../core/journey/triggers/schedule.ts';
import { parkedList, runList, segmentList } from '../../../core/lists.ts';
import type { ListKey } from '../../../core/ports.ts';
import type { RunJobsPorts } from '../ports.ts';

type To = ScheduleTrigger['to'];

/** The lists that name whom a broadcast is for. Who waits in a paused journey is on that list while she does. */
export const listsOf = (to: To): string[] => {
  if ('segment' in to) return [segmentList(to.segment)];
  const { journeyId, runId } = to.recipientsOf;
  return [runList(journeyId, runId), parkedList(journeyId)];
};

/** Those of a page that are meant: everybody in the segment, or who received something in the earlier run. */
export const recipientsAmong = async (
  { enrollments }: Pick<RunJobsPorts, 'enrollments'>,
  to: To,
  keys: readonly ListKey[],
): Promise<string[]> => {
  if ('segment' in to) return [...new Set(keys.map(({ profileId }) => profileId))];
  const { journeyId, runId } = to.recipientsOf;
  const isMeant = (one: Enrollment | undefined) =>
    one?.journeyId === journeyId && one.runId === runId && receivedAnything(one);
  const found = await Promise.all(
    keys.map(({ profileId, sk }) => enrollments.get(profileId, sk.slice('E#'.length))),
  );
  return [...new Set(keys.filter((_, at) => isMeant(found[at])).map(({ profileId }) => profileId))];
};

/** With where their clocks hang, if it counts; without those who are gone. */
export const withZones = async (
  { profiles }: Pick<RunJobsPorts, 'profiles'>,
  { schedule, shopZone }: Plan,
  ids: readonly string[],
  nowMs: number,
): Promise<{ profileId: string; zone?: string }[]> => {
  if (!isByRecipient(schedule)) return ids.map((profileId) => ({ profileId }));
  const stored = await profiles.load(ids);
  return ids.flatMap((profileId) => {
    const profile = stored.get(profileId)?.value;
    return profile ? [{ profileId, zone: zoneOf(profile, shopZone, nowMs) }] : [];
  });
};
