import { channels } from '../channel/channels.ts';
import type { EventEnvelope } from '../event/event.ts';
import { addressesOf, namespaceOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';
import type { Channel } from './consent.ts';
import { type ConsentChange, consentChanged } from './consent-changed.ts';

export interface OptOut {
  profile: Pick<Profile, 'id' | 'identities'>;
  /** Every channel that has addresses when it is left out. */
  channel?: Channel | undefined;
  by: string;
  text?: string | undefined;
  atMs: number;
}

/**
 * Somebody told an operator that she wants no more marketing: a denial of each address, and, where a channel has none yet, of
 * the next one: a new device would else count as permission.
 */
export const optOut = ({ profile, channel, by, text = 'opt-out', atMs }: OptOut): EventEnvelope[] => {
  const base: Omit<ConsentChange, 'channel'> = {
    profileId: profile.id,
    purpose: 'marketing',
    status: 'denied',
    source: 'operator',
    parts: [atMs],
    ...{ atMs, text, by },
  };
  const meant = channel ? [channel] : channels.filter((one) => namespaceOf(one) !== undefined);
  return meant.flatMap((one) => {
    const addresses = addressesOf(profile, one).map(({ value }) => value);
    return addresses.length === 0
      ? [consentChanged({ ...base, channel: one })]
      : addresses.map((address) => consentChanged({ ...base, channel: one, address }));
  });
};
