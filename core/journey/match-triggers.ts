import { rootsOf } from '../condition/roots.ts';
import type { Profile } from '../profile/profile.ts';
import type { Moment } from '../profile/stats/computed.ts';
import type { AppliedEvent } from './applied-event.ts';
import type { IndexedJourney, JourneyIndex } from './journey-index.ts';

export interface MatchAsk {
  event: AppliedEvent;
  /** After the event. */
  profile: Profile;
  rfm?: Moment['rfm'] | undefined;
}

const none: readonly IndexedJourney[] = [];

/** Nobody enters by what a robot does, by what was imported, and under an id that is no longer hers. */
const isBarred = ({ event, profile }: MatchAsk): boolean =>
  event.historical === true || event.bot === true || profile.bot === true || profile.mergedInto !== undefined;

/**
 * The live journeys whose trigger and audience an event meets; whether she may come in again is another question. Judged as of
 * the event: what she did after it, in the same batch say, is not counted.
 */
export const matchTriggers = (journeys: JourneyIndex, ask: MatchAsk): readonly IndexedJourney[] => {
  const { event, profile, rfm } = ask;
  const named = journeys.byTrigger.get(event.event);
  if (!named || isBarred(ask)) return none;
  return named.match(event, rootsOf(profile, event, { nowMs: event.atMs, ...(rfm && { rfm }) }));
};
