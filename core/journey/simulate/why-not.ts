import { holds } from '../../condition/holds.ts';
import { rootsOf } from '../../condition/roots.ts';
import type { FoldRules } from '../../profile/fold-rules.ts';
import type { Profile } from '../../profile/profile.ts';
import type { AppliedEvent } from '../applied-event.ts';
import type { Journey } from '../journey.ts';
import { isStartedBy, whereOf } from '../triggers/trigger-schema.ts';

/** Why somebody whose event is the right one does not come in: `robot`, `trigger`, `audience`, or else `reentry`. */
export const whyNot = (
  journey: Journey,
  profile: Profile,
  event: AppliedEvent,
  { people }: FoldRules,
): 'robot' | 'trigger' | 'audience' | 'reentry' => {
  if (profile.bot || event.bot) return 'robot';
  const roots = rootsOf(profile, event, { nowMs: event.atMs, rfm: people.rfm });
  const isMeant = isStartedBy(journey.trigger, event, journey.id) && holds(whereOf(journey.trigger), roots);
  if (!isMeant) return 'trigger';
  return holds(journey.audience, roots) ? 'reentry' : 'audience';
};
