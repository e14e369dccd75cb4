import { BROADCAST_DUE } from '../event/bookkeeping.ts';
import type { EventEnvelope, ShopEvent } from '../event/event.ts';
import { envelopesOf } from '../event/own-event.ts';
import { hashId } from '../hash.ts';

/** Where these events come from: no visit, no channel of hers. */
export const BROADCAST_SOURCE = 'broadcast';

/** What the event says: which run takes her in, and when it begins for her. */
export interface Due {
  journeyId: string;
  runId: string;
  startsAtMs: number;
}

/** Undefined for an event that says no such thing. Only Kaskad itself names a profile, so that no client can start a run. */
export const dueOf = ({
  event,
  profileId,
  source,
  properties,
}: Pick<ShopEvent, 'event' | 'profileId' | 'source' | 'properties'>): Due | undefined => {
  if (event !== BROADCAST_DUE || profileId === undefined || source !== BROADCAST_SOURCE) return undefined;
  const { journeyId, runId, startsAtMs } = properties ?? {};
  return typeof journeyId === 'string' && typeof runId === 'string' && typeof startsAtMs === 'number'
    ? { journeyId, runId, startsAtMs }
    : undefined;
};

/** So many people in one bus entry at most: whoever works off a batch of entries has half a minute for all of them. */
const MOST_PEOPLE = 50;

interface Recipient {
  profileId: string;
  startsAtMs: number;
}

/** As few bus entries as hold them. The same person and run make the same message, which counts once. */
export const dueEnvelopes = (
  { journeyId, runId, atMs }: { journeyId: string; runId: string; atMs: number },
  people: readonly Recipient[],
): EventEnvelope[] => {
  const events = people.map(
    ({ profileId, startsAtMs }): ShopEvent => ({
      type: 'track',
      messageId: `broadcast-${hashId([profileId, journeyId, runId])}`,
      event: BROADCAST_DUE,
      atMs,
      source: BROADCAST_SOURCE,
      profileId,
      properties: { journeyId, runId, startsAtMs },
    }),
  );
  return envelopesOf(events, { atMs, most: MOST_PEOPLE });
};
