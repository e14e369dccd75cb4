import type { ConsentStatement, PendingConsent } from '../consent/consent.ts';
import { isVisit } from '../event/event.ts';
import type { EntryMark, Profile } from '../profile/profile.ts';
import type { Moment } from '../profile/stats/computed.ts';
import type { AppliedEvent } from './applied-event.ts';
import { handActOf } from './by-hand/hand-act.ts';
import { goalWithinMs } from './goal.ts';
import { standInMs } from './holdout.ts';
import type { IndexedJourney, JourneyIndex } from './journey-index.ts';
import { isManyKeyed } from './keyed.ts';
import { matchTriggers } from './match-triggers.ts';
import { isOrderedSince } from './overtaken.ts';

type Statement = ConsentStatement | PendingConsent;

const denials = ({ consents, pendingConsents }: Profile): Statement[] =>
  [...consents, ...pendingConsents].filter(({ status }) => status === 'denied');

const hasNewDenial = (before: Profile, after: Profile): boolean => {
  if (before.consents === after.consents && before.pendingConsents === after.pendingConsents) return false;
  const known = new Set(denials(before).map((one) => JSON.stringify(one)));
  return denials(after).some((one) => !known.has(JSON.stringify(one)));
};

/** Can nothing have left by then? Then a visit is no reaction, and whoever is in already does not come in again. */
const isQuiet = (journey: IndexedJourney | undefined, mark: EntryMark, event: AppliedEvent): boolean =>
  journey?.status === 'live' && event.atMs < mark.atMs + journey.compiled.quietMs;

/** Kept out to measure against, she comes in no second time: others would be inside. */
const standsIn = (
  { compiled }: IndexedJourney,
  mark: EntryMark | undefined,
  event: AppliedEvent,
  { lastOrder }: Profile,
): boolean =>
  mark?.out === true &&
  event.atMs < mark.atMs + standInMs(compiled.journey) &&
  (lastOrder?.atMs ?? Number.NEGATIVE_INFINITY) <= mark.atMs;

/** May it be what the journey of this mark aims at? */
const isAimedAt = ({ compiled }: IndexedJourney, mark: EntryMark | undefined, event: AppliedEvent): boolean =>
  mark !== undefined &&
  (!mark.goal || isManyKeyed(compiled)) &&
  event.atMs >= mark.atMs &&
  event.atMs - mark.atMs <= goalWithinMs(compiled.journey);

/**
 * Must the enrollments of the person be read before reacting? Not for a page view of somebody in no journey, not for an event
 * that meets no journey's trigger, and not for a cart that is touched while its journey rests before the first message: that
 * one looks at the cart when it wakes. An order of somebody who has become one with her may have ended it, though nothing says so yet.
 */
export const needsEnrollments = (
  journeys: JourneyIndex,
  before: Profile,
  after: Profile,
  events: readonly AppliedEvent[],
  rfm?: Moment['rfm'],
): boolean => {
  const meant = (event: AppliedEvent) => matchTriggers(journeys, { event, profile: after, rfm });
  if (Object.keys(after.entries).length === 0)
    return events.some((event) => handActOf(event) !== undefined || meant(event).length > 0);
  const marks = new Map(Object.entries(after.entries));
  const live = new Map([...marks].filter(([, mark]) => !mark.ended));
  const isIn = (journey: IndexedJourney, event: AppliedEvent) => {
    if (isManyKeyed(journey.compiled)) return false;
    if (standsIn(journey, marks.get(journey.compiled.id), event, after)) return true;
    const mark = live.get(journey.compiled.id);
    if (mark === undefined || isOrderedSince(after, { trigger: mark }, journey.compiled)) return false;
    return isQuiet(journey, mark, event);
  };
  const starts = (event: AppliedEvent) => meant(event).some((journey) => !isIn(journey, event));
  if (events.some(starts)) return true;
  if (events.some(handActOf)) return true;
  const aims = (event: AppliedEvent) =>
    (journeys.byGoal.get(event.event) ?? []).some((one) => isAimedAt(one, marks.get(one.compiled.id), event));
  if (events.some(aims)) return true;
  if (live.size === 0) return false;
  const hears = ({ event }: AppliedEvent) =>
    (journeys.byListener.get(event) ?? []).some(({ compiled }) => live.has(compiled.id)) ||
    [...live.values()].some(({ awaits }) => awaits?.includes(event));
  const ends = (event: AppliedEvent) =>
    (journeys.byExit.get(event.event) ?? []).some(({ compiled }) => live.has(compiled.id));
  const reacts = (event: AppliedEvent) =>
    isVisit(event) && [...live].some(([id, mark]) => !isQuiet(journeys.byId.get(id), mark, event));
  return hasNewDenial(before, after) || events.some((event) => ends(event) || hears(event) || reacts(event));
};
