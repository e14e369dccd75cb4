import type { Channel } from '../../core/consent/consent.ts';
import { messageFact } from '../../core/event/message-fact.ts';
import { defaultRules } from '../../core/profile/fold-rules.ts';
import { factsAsked } from '../../core/segment/facts-asked.ts';
import { takeInEntry, type World } from './world.ts';

interface Sent {
  profileId: string;
  journeyId: string;
  sendId: string;
  channel: Channel;
}

/** A message that has left is told to the person while anybody asks. */
export const tellSent = (world: World, sent: Sent): void => {
  const { people } = defaultRules;
  if (!factsAsked({ ...world, people, trials: undefined } as never).messages) return;
  takeInEntry(world, messageFact({ ...sent, kind: 'Sent', atMs: world.nowMs }));
};
