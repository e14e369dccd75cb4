import { isVisit } from '../event/event.ts';
import type { Profile } from '../profile/profile.ts';
import type { Moment } from '../profile/stats/computed.ts';
import type { AppliedEvent } from './applied-event.ts';
import { happens, isTrigger } from './awaited.ts';
import type { CompiledJourney, Place } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import { deniedAtMs } from './reaction.ts';
import { reasonOf } from './reason-of.ts';
import { rungsFor } from './rungs-for.ts';
import { lastSentAtMs } from './sends.ts';
import type { ExitReason } from './verdict.ts';

const isReaction = (event: AppliedEvent, enrollment: Enrollment, place: Place | undefined): boolean => {
  if (!place?.kind.endsOnReaction || place.next !== null || !isVisit(event)) return false;
  return event.atMs > (lastSentAtMs(enrollment, place.step.id) ?? Number.POSITIVE_INFINITY);
};

/**
 * Why an event ends an enrollment at once; undefined if it does not. Events from before the one that started it end
 * nothing, by event time, so that the order of arrival does not matter. A reaction ends it here only when nothing
 * follows the cascade; else the next wake goes on after it.
 */
export const exitBy = (
  event: AppliedEvent,
  enrollment: Enrollment,
  journey: CompiledJourney,
  profile: Profile,
  rfm?: Moment['rfm'],
): ExitReason | undefined => {
  if (event.atMs < enrollment.trigger.atMs || isTrigger(event, enrollment)) return undefined;
  const ask = { event, enrollment, profile, ...(rfm && { rfm }) };
  if ((journey.journey.exit ?? []).some((one) => happens(one, ask))) return reasonOf(event.event);
  const { stepId } = enrollment.position;
  const place = stepId === null ? undefined : journey.places.get(stepId);
  return isReaction(event, enrollment, place) ? 'reacted' : undefined;
};

/** One that leads nowhere else than on. */
const isPlainWait = ({ kind, into }: Place): boolean =>
  kind.restsMs !== undefined && Object.keys(into).length === 0;

/** The cascade that is all that is left of the journey: she stands at it, or only waits come before it. */
const lastCascade = (enrollment: Enrollment, { places }: CompiledJourney): Place | undefined => {
  let place = places.get(enrollment.position.stepId ?? '');
  while (place && isPlainWait(place) && place.next !== null) place = places.get(place.next);
  return place?.kind.endsOnReaction && place.next === null ? place : undefined;
};

/** When a denial newer than the entry ended it, where the denied cascade is all that is left. */
export const deniedBy = (
  enrollment: Enrollment,
  journey: CompiledJourney,
  profile: Profile,
): number | undefined => {
  if (journey.purpose !== 'marketing') return undefined;
  const channels = rungsFor(lastCascade(enrollment, journey), enrollment).map((rung) => rung.channel);
  return channels.length === 0 ? undefined : deniedAtMs(profile, enrollment, channels);
};
