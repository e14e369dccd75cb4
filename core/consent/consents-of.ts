import { addressesOf } from '../profile/address-of.ts';
import type { LinkedIdentity, Profile } from '../profile/profile.ts';
import type { Channel, ConsentInEffect, ConsentStatement, PendingConsent } from './consent.ts';
import { inEffect } from './in-effect.ts';
import { register, registerPending } from './register.ts';

type Person = Pick<Profile, 'identities' | 'consents' | 'pendingConsents'>;

/** The whole register of a person: what was said of addresses, what was said without one, and what a device allows. */
export const consentsOf = (profile: Person): ConsentInEffect[] => {
  const said = register(
    profile.consents,
    profile.pendingConsents.flatMap((pending) => bind(profile, pending)),
  );
  const devices = (['push', 'webpush'] as const).flatMap((channel) =>
    devicePermissions(profile, said, channel),
  );
  return inEffect(register(said, devices));
};

/**
 * A denial holds for every address known by then. A permission holds for the one in use then. What was said before any
 * address was known binds to the next one.
 */
const bind = (profile: Person, pending: PendingConsent): ConsentStatement[] => {
  const inTime = addressesOf(profile, pending.channel).toSorted(byLink);
  const known = inTime.filter(({ linkedAtMs }) => linkedAtMs <= pending.atMs);
  const next = inTime.slice(0, 1);
  const meant = known.length === 0 ? next : pending.status === 'denied' ? known : known.slice(-1);
  return meant.map(({ value }) => ({ ...pending, address: value }));
};

const byLink = (a: LinkedIdentity, b: LinkedIdentity): number =>
  a.linkedAtMs - b.linkedAtMs || (a.value < b.value ? -1 : 1);

/**
 * A registered device counts as permission to push, unless the person's latest word on push is a denial: to a browser neither
 * by its own name nor as push at large, which she does not tell apart.
 */
const devicePermissions = (
  profile: Person,
  said: readonly ConsentStatement[],
  channel: 'push' | 'webpush',
): ConsentStatement[] => {
  const words: Channel[] = channel === 'push' ? ['push'] : ['webpush', 'push'];
  const isOnPush = (one: PendingConsent) => one.purpose === 'marketing' && words.includes(one.channel);
  const onPush = said.filter(isOnPush);
  const [latest] = registerPending(onPush, profile.pendingConsents.filter(isOnPush));
  if (latest?.status === 'denied') return [];
  return addressesOf(profile, channel)
    .filter(({ value }) => !onPush.some(({ address }) => address === value))
    .map(({ value, linkedAtMs }) => ({
      channel,
      address: value,
      purpose: 'marketing',
      status: 'granted',
      atMs: linkedAtMs,
      basis: 'device permission',
    }));
};
