import type { Profile } from '../profile/profile.ts';
import type { Channel, ConsentInEffect } from './consent.ts';
import { consentsOf } from './consents-of.ts';

/** Her latest word on marketing by each channel that she said one on, whichever address it was about. */
export const latestWords = (
  profile: Pick<Profile, 'identities' | 'consents' | 'pendingConsents'>,
): ReadonlyMap<Channel, ConsentInEffect> => {
  const words = new Map<Channel, ConsentInEffect>();
  for (const one of consentsOf(profile)) {
    const known = words.get(one.channel);
    if (one.purpose === 'marketing' && (!known || one.atMs > known.atMs)) words.set(one.channel, one);
  }
  return words;
};
