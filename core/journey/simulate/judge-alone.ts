import type { Profile } from '../../profile/profile.ts';
import { causeOf, derivedEvents } from '../../segment/derived-events.ts';
import { judge } from '../../segment/judge.ts';
import type { AppliedEvent } from '../applied-event.ts';
import type { Walk } from './walk-state.ts';

/** What a change, or the clock alone, makes of her segments; nothing where the walk knows none. */
export const judgeAlone = (
  { ask }: Walk,
  { before, after, atMs, struckNo }: { before: Profile; after: Profile; atMs: number; struckNo?: number },
): { profile: Profile; events: AppliedEvent[] } => {
  if (!ask.segments) return { profile: after, events: [] };
  const judgement = judge({
    ...{ index: ask.segments.index, before, after, nowMs: atMs, rfm: ask.rules.people.rfm },
    shopZone: ask.contact.timezone,
    ...(struckNo !== undefined && { struckNo }),
  });
  return { profile: judgement.profile, events: derivedEvents(judgement, causeOf([], atMs)) };
};
