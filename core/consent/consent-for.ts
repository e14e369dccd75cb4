import type { Profile } from '../profile/profile.ts';
import type { Channel, ConsentInEffect, Purpose } from './consent.ts';
import { consentsOf } from './consents-of.ts';

/** The statement that counts for an address of a channel; undefined = unknown, which means no marketing. */
export const consentFor = (
  profile: Pick<Profile, 'identities' | 'consents' | 'pendingConsents'>,
  channel: Channel,
  address: string,
  purpose: Purpose,
): ConsentInEffect | undefined =>
  consentsOf(profile).find(
    (one) => one.channel === channel && one.address === address && one.purpose === purpose,
  );
