import type { Channel } from '../consent/consent.ts';
import type { LinkedIdentity, Profile } from './profile.ts';

/** Which namespace holds the addresses of a channel; the others have none of their own. */
const NAMESPACES: Partial<Record<Channel, string>> = {
  email: 'email',
  sms: 'phone',
  agent: 'phone',
  push: 'deviceToken',
  webpush: 'webPush',
  telegram: 'telegram',
};

export const namespaceOf = (channel: Channel): string | undefined => NAMESPACES[channel];

/** When an address was last said to be hers. */
export const saidAtMs = ({ linkedAtMs, saidAgainAtMs }: LinkedIdentity): number =>
  Math.max(linkedAtMs, saidAgainAtMs ?? 0);

const latestFirst = (a: LinkedIdentity, b: LinkedIdentity): number =>
  saidAtMs(b) - saidAtMs(a) || (a.value < b.value ? 1 : -1);

/** A device that was said to be gone, and not to be hers again since. */
const isGone = (one: LinkedIdentity): boolean => (one.goneAtMs ?? -1) >= saidAtMs(one);

/** Was this device gone once? It is in use, so it was heard of since. */
export const isBack = ({ identities }: Pick<Profile, 'identities'>, token: string): boolean =>
  identities.some(
    ({ namespace, value, goneAtMs }) =>
      namespace === 'deviceToken' && value === token && goneAtMs !== undefined,
  );

/** Every address of a channel that is in use, the one said last first. */
export const addressesOf = (profile: Pick<Profile, 'identities'>, channel: Channel): LinkedIdentity[] => {
  const namespace = namespaceOf(channel);
  return profile.identities
    .filter((identity) => identity.namespace === namespace && !isGone(identity))
    .toSorted(latestFirst);
};

/** Where a channel reaches the person: the address said last. */
export const addressOf = (profile: Pick<Profile, 'identities'>, channel: Channel): string | undefined =>
  addressesOf(profile, channel)[0]?.value;
