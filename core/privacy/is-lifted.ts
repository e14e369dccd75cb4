import type { Channel, Purpose } from '../consent/consent.ts';
import { consentFor } from '../consent/consent-for.ts';
import { addressesOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';

/** Why an address must not be used. */
export interface Suppression {
  /** `bounced`, `complained`, `stopped`: a no that the profile may not know of yet, or that nobody known said; or `erased`: whoever had it wanted to be forgotten. */
  reason: string;
  atMs: number;
  /** Beside another reason: whoever had it wanted to be forgotten then. */
  erasedAtMs?: number;
  /** Beside another reason than `stopped`: a no that goes on standing when that reason is lifted. */
  stoppedAtMs?: number;
}

interface Use {
  profile: Profile;
  channel: Channel;
  address: string;
  purpose: Purpose;
}

/**
 * `erased` and `stopped` can be lifted: by an explicit permission that is newer; for what she ordered herself, by giving the address
 * again, and a no is not about that. Once the profile says no itself, that is the reason. A bounce or a complaint stays.
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
  if (reason === 'stopped' && consent?.status === 'denied') return true;
  return consent?.status === 'granted' && consent.atMs > atMs && consent.basis !== 'soft opt-in';
};
