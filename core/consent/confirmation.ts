import { DAY_MS } from '../duration.ts';
import type { Profile } from '../profile/profile.ts';
import type { Channel, ConsentStatement } from './consent.ts';
import { consentFor } from './consent-for.ts';

/** Somebody said yes for an address, and she whose it is is to confirm it. Derived, never sent by clients. */
export const CONFIRMATION_ASKED = 'Confirmation Asked';

/** Why a yes counts that was confirmed. */
export const DOUBLE_OPT_IN = 'double opt-in';

/** So long a link confirms; after that she is asked again when she says yes again. */
const CONFIRM_WITHIN_MS = 30 * DAY_MS;

export type Confirmation =
  | { kind: 'waits'; asked: ConsentStatement }
  | { kind: 'done' }
  /** Nothing to confirm: she said no since, or it is too long ago. */
  | { kind: 'over' };

/** What following the link to confirm an address would do. */
export const confirmationOf = (
  profile: Pick<Profile, 'identities' | 'consents' | 'pendingConsents'>,
  { channel, address }: { channel: Channel; address: string },
  nowMs: number,
): Confirmation => {
  const consent = consentFor(profile, channel, address, 'marketing');
  if (consent?.status === 'granted') return { kind: 'done' };
  if (consent?.status !== 'pending' || nowMs - consent.atMs > CONFIRM_WITHIN_MS) return { kind: 'over' };
  return { kind: 'waits', asked: consent };
};
