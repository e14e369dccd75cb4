import { channels } from '../../core/channel/channels.ts';
import type { Channel, Purpose } from '../../core/consent/consent.ts';
import type { Suppressions } from '../../core/contact/ports.ts';
import { isLifted } from '../../core/privacy/is-lifted.ts';
import { addressOf } from '../../core/profile/address-of.ts';
import type { Profile } from '../../core/profile/profile.ts';

/** Why addresses of hers must not be used, by channel: one read for each that she has. */
export const suppressedFor = async (
  suppressions: Pick<Suppressions, 'find'>,
  profile: Profile,
  purpose: Purpose,
): Promise<Partial<Record<Channel, string>>> => {
  const find = async (channel: Channel): Promise<[Channel, string][]> => {
    const address = addressOf(profile, channel);
    const found = address === undefined ? undefined : await suppressions.find(channel, address);
    const counts = found && !isLifted(found, { profile, channel, address: address ?? '', purpose });
    return counts ? [[channel, found.reason]] : [];
  };
  return Object.fromEntries((await Promise.all(channels.map(find))).flat());
};
