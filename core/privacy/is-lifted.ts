import type { Channel, Purpose } from '../consent/consent.ts';
import { consentFor } from '../consent/consent-for.ts';
import { addressesOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';

/** Why an address must not be used. */
export interface Suppression {
  /** `bounced`, `complained`, `stopped`: somebody unknown wrote STOP; or `erased`: whoever had it wanted to be forgotten. */
  reason: string;
  atMs: number;
}

interface Use {
  profile: Profile;
  channel: Channel;
  address: string;
  purpose: Purpose;
}

/**
 * `erased` and `stopped` can be lifted: by an explicit permission that is newer; for what she ordered herself, by giving the address
 * again, and STOP is not about that. A bounce or a complaint stays.
 */
export const isLifted = ({ reason, atMs }: Suppression, use: Use): boolean => {
  if (reason !== 'erased' && reason !== 'stopped') return false;
  const { profile, channel, address, purpose } = use;
  if (purpose === 'transactional')
    return (
      reason === 'stopped' ||
      addressesOf(profile, channel).some((one) => one.value === address && one.linkedAtMs > atMs)
    );
  const consent = consentFor(profile, channel, address, purpose);
  return consent?.status === 'granted' && consent.atMs > atMs && consent.basis !== 'soft opt-in';
};
