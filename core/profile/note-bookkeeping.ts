import { JOURNEY_ENDED } from '../event/bookkeeping.ts';
import type { ShopEvent } from '../event/event.ts';
import { type FactKind, factOf } from '../event/message-facts.ts';
import { shortHash } from '../hash.ts';
import type { FoldRules } from './fold-rules.ts';
import { mergeMessages } from './message-marks.ts';
import type { ChannelMarks, Profile } from './profile.ts';
import { remember } from './seen.ts';
import { countEvent } from './stats/counted.ts';

const MARKS: Record<FactKind, keyof ChannelMarks> = {
  Sent: 'sentAtMs',
  Delivered: 'deliveredAtMs',
  Opened: 'openedAtMs',
  'Link Clicked': 'clickedAtMs',
};

/** The person after something that Kaskad says to itself: what was sent to her, what she is no longer inside. */
export const noteBookkeeping = (profile: Profile, event: ShopEvent, rules: FoldRules): Profile => {
  const counted = countEvent(profile.stats.counted, event, rules.counted, profile.lastSeenAtMs);
  return {
    ...profile,
    ...told(profile, event),
    ...ending(profile, event),
    ...(counted !== profile.stats.counted && { stats: { ...profile.stats, counted } }),
    ...remember(profile, [[shortHash(event.messageId), event.atMs]]),
  };
};

const told = (profile: Profile, { event, atMs, properties }: ShopEvent): Partial<Profile> => {
  const fact = factOf(event);
  if (!fact) return {};
  const journeyId = properties?.journeyId;
  const isSent = fact.kind === 'Sent' && typeof journeyId === 'string';
  const messages = mergeMessages(profile.messages, {
    channels: { [fact.channel]: { [MARKS[fact.kind]]: atMs } },
    journeys: isSent ? { [journeyId]: atMs } : {},
  });
  return messages ? { messages } : {};
};

/** Only of the entry that the mark is about: she may be inside again. */
const ending = ({ entries }: Profile, { event, properties }: ShopEvent): Partial<Profile> => {
  const journeyId = event === JOURNEY_ENDED ? properties?.journeyId : undefined;
  if (typeof journeyId !== 'string' || !Object.hasOwn(entries, journeyId)) return {};
  const mark = entries[journeyId];
  if (!mark || mark.ended || mark.enrollmentId !== properties?.enrollmentId) return {};
  return { entries: { ...entries, [journeyId]: { ...mark, ended: true } } };
};
