import { CLOCK_STRUCK } from '../../core/event/bookkeeping.ts';
import type { AppliedEvent } from '../../core/journey/applied-event.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { Member } from '../../core/profile/working-set.ts';
import { causeOf, derivedEvents } from '../../core/segment/derived-events.ts';
import { type Judgement, judge } from '../../core/segment/judge.ts';
import type { Rules } from './rules.ts';

const struckNoOf = ({ applied }: Member): number | undefined => {
  const struck = applied.filter(({ event }) => event.event === CLOCK_STRUCK && event.profileId !== undefined);
  const numbers = struck.map(({ event }) => Number(event.properties?.no)).filter(Number.isFinite);
  return numbers.length > 0 ? Math.max(...numbers) : undefined;
};

/** The person with her segments as they are now, and what journeys hear of it. */
export const judgeMember = (
  { segments: index, fold, contact }: Rules,
  member: Member,
  { before, after, nowMs }: { before: Profile; after: Profile; nowMs: number },
): { profile: Profile; events: AppliedEvent[] } => {
  const struckNo = struckNoOf(member);
  const judgement: Judgement = judge({
    ...{ index, before, after, nowMs, shopZone: contact.timezone, rfm: fold.people.rfm },
    ...(struckNo !== undefined && { struckNo }),
  });
  const cause = causeOf(
    member.applied.map(({ event }) => event),
    nowMs,
  );
  return { profile: judgement.profile, events: derivedEvents(judgement, cause) };
};
