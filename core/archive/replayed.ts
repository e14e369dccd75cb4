import type { EventEnvelope, ShopEvent } from '../event/event.ts';
import {
  handActOf,
  JOURNEY_MOVED,
  JOURNEY_RESTARTED,
  JOURNEY_RETURNED,
} from '../journey/by-hand/hand-act.ts';
import { LATE_MS } from '../profile/incoming.ts';
import { PROFILES_SEPARATED } from '../profile/people-orders.ts';

/** Entries that a replay put on the bus bear it: they come into the archive as well, and are not replayed from there. */
const MARK = 'replay-';

export interface Replaying {
  /** Tells this entry of this replay from all others, those of earlier replays included. */
  entryId: string;
  nowMs: number;
  /** After a table was put back: what these events brought about has happened once, messages included. */
  isRestore?: boolean;
}

export const replayEntryId = (unique: string): string => `${MARK}${unique}`;

/** By hand somebody was put on her way, and may have got messages on it. */
const ON_HER_WAY: ReadonlySet<string> = new Set([JOURNEY_MOVED, JOURNEY_RESTARTED, JOURNEY_RETURNED]);

/** An order to part two people would part them again whom somebody has joined since. */
const isLeftOut = (event: ShopEvent, { isRestore }: Replaying): boolean =>
  (event.profileId !== undefined && event.event === PROFILES_SEPARATED) ||
  (isRestore === true && ON_HER_WAY.has(handActOf(event)?.name ?? ''));

const told = (event: ShopEvent, { nowMs, isRestore }: Replaying): ShopEvent =>
  isRestore || nowMs - event.atMs > LATE_MS ? { ...event, historical: true } : event;

/**
 * An archived entry as it goes over the bus once more; undefined where nothing of it does. Events keep their messageIds, so that what
 * a person's profile or history knows counts once. The entry is a new one: history takes what lies there under an
 * entry's own id for the work of an attempt that was cut off, and would count it again.
 */
export const replayedEntry = (envelope: EventEnvelope, replaying: Replaying): EventEnvelope | undefined => {
  if (envelope.entryId.startsWith(MARK)) return undefined;
  const events = envelope.events
    .filter((event) => !isLeftOut(event, replaying))
    .map((event) => told(event, replaying));
  return events.length === 0 ? undefined : { ...envelope, entryId: replaying.entryId, events };
};
