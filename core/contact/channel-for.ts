import type { Channel } from '../consent/consent.ts';
import { addressOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';

/**
 * By which channel a message of this one reaches her: a push goes to her app and, where she has none, to the browser that she
 * allowed it, so that the free rung counts for a shop without an app too.
 */
export const channelFor = (profile: Pick<Profile, 'identities'>, channel: Channel): Channel =>
  channel === 'push' &&
  addressOf(profile, 'push') === undefined &&
  addressOf(profile, 'webpush') !== undefined
    ? 'webpush'
    : channel;
