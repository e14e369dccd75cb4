import type { ShopEvent } from './event.ts';
import { isMessageFact } from './message-facts.ts';

/** A run of a broadcast has come to this person. */
export const BROADCAST_DUE = 'Broadcast Due';
/** The moment has come at which conditions of hers may change by the clock: `no` and `armedAtMs` say which look was armed. */
export const CLOCK_STRUCK = 'Clock Struck';
/** What is published has changed, or she was told apart from somebody: her segments are worked out anew. */
export const SEGMENTS_REFRESHED = 'Segments Refreshed';
/** A journey is over for her: `journeyId` and `enrollmentId`. Told while a published condition asks who is inside. */
export const JOURNEY_ENDED = 'Journey Ended';

const WORDS = new Set([BROADCAST_DUE, CLOCK_STRUCK, SEGMENTS_REFRESHED, JOURNEY_ENDED]);

/** A name that no journey may say. */
export const isBookkeepingWord = (name: string): boolean => WORDS.has(name) || isMessageFact(name);

/**
 * What Kaskad says to itself of a person, so that the fold knows: no visit, no sign of life, no line in her history. Only
 * Kaskad itself names a profile, so that no client can say it.
 */
export const isBookkeeping = (event: Pick<ShopEvent, 'event' | 'profileId'>): boolean =>
  event.profileId !== undefined && isBookkeepingWord(event.event);
