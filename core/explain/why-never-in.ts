import { holds } from '../condition/holds.ts';
import { rootsOf } from '../condition/roots.ts';
import type { PublishedJourney } from '../config/snapshot.ts';
import type { Profile } from '../profile/profile.ts';
import type { Moment } from '../profile/stats/computed.ts';
import type { TimelineEntry } from '../send/timeline.ts';
import type { EntryReason } from './entry-words.ts';

export interface NeverInAsk {
  /** Undefined: nothing of that name is published. */
  published: PublishedJourney | undefined;
  profile: Profile;
  /** Of her time line, as far as it has been read. */
  entries: readonly TimelineEntry[];
  moment: Moment;
}

/** Does it look at the event that starts it? Nobody knows that one any more. */
const asksForEvent = (condition: unknown): boolean => /"event[."]/.test(JSON.stringify(condition ?? null));

const isMeant = ({ published, profile, moment }: NeverInAsk): boolean => {
  const audience = published?.journey.audience;
  if (audience === undefined || asksForEvent(audience)) return true;
  return holds(audience, rootsOf(profile, { event: '', source: '' }, moment));
};

/** Why she is not in a journey and was not, as far as what is kept can tell. */
export const whyNeverIn = (ask: NeverInAsk): EntryReason => {
  const { published, profile, entries } = ask;
  if (!published) return 'not-published';
  const { journey, status } = published;
  if (status !== 'live') return status;
  if (profile.bot) return 'robot';
  if (entries.some(({ journeyId, reason }) => journeyId === journey.id && reason === 'entry-cap'))
    return 'entry-cap';
  if (!isMeant(ask)) return 'audience';
  return profile.entries?.[journey.id] === undefined ? 'not-started' : 'reentry';
};
