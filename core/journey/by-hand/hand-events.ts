import type { EventEnvelope, ShopEvent } from '../../event/event.ts';
import { envelopesOf } from '../../event/own-event.ts';
import { hashId } from '../../hash.ts';
import type { HandActName } from './hand-act.ts';

/** What a job does to many people. */
export interface HandWords {
  name: HandActName;
  journeyId: string;
  /** Whose deed it is, for what it undoes: of an undo the job that is undone. */
  jobId: string;
  by: string;
  why?: string | undefined;
  atMs: number;
  /** Tells these events from others about the same people. */
  part: string;
}

/** So many people in one bus entry at most: whoever works off a batch of entries has half a minute for all of them. */
const MOST_PEOPLE = 50;

/** As few bus entries as hold them; told twice of the same person it counts once. */
export const handEvents = (
  { name, journeyId, jobId, by, why, atMs, part }: HandWords,
  people: readonly { profileId: string; enrollmentId: string }[],
): EventEnvelope[] => {
  const events = people.map(
    ({ profileId, enrollmentId }): ShopEvent => ({
      type: 'track',
      messageId: `operator-${hashId([profileId, name, part, enrollmentId])}`,
      event: name,
      atMs,
      source: 'operator',
      profileId,
      properties: { journeyId, enrollmentId, jobId, by, ...(why !== undefined && { text: why }) },
    }),
  );
  return envelopesOf(events, { atMs, most: MOST_PEOPLE });
};
