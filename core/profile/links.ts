import { storedBytes } from '../config/canonical.ts';
import { namespaceOf, saidAtMs } from './address-of.ts';
import { identityKey } from './identity-key.ts';
import type { LinkedIdentity } from './profile.ts';

const MAX_IDENTITIES = 100;
const MAX_BYTES = 32_000;

const ADDRESSES = new Set((['email', 'sms', 'push', 'webpush'] as const).map(namespaceOf));

/** Is it somewhere a message can go? */
export const isAddress = (namespace: string): boolean => ADDRESSES.has(namespace);

/** Both lists, one line per identity: first and last time it was said, verified if anybody trusted said so. */
export const mergeLinks = (a: readonly LinkedIdentity[], b: readonly LinkedIdentity[]): LinkedIdentity[] => {
  const merged = new Map(a.map((one) => [identityKey(one), one]));
  for (const one of b) {
    const held = merged.get(identityKey(one));
    merged.set(identityKey(one), held ? join(held, one) : one);
  }
  return bounded([...merged.values()].toSorted(inOrder));
};

const join = (a: LinkedIdentity, b: LinkedIdentity): LinkedIdentity => {
  const linkedAtMs = Math.min(a.linkedAtMs, b.linkedAtMs);
  const saidAgainAtMs =
    a.namespace === 'anonymousId'
      ? Math.max(a.saidAgainAtMs ?? 0, b.saidAgainAtMs ?? 0)
      : Math.max(saidAtMs(a), saidAtMs(b));
  const deviceType = [a.deviceType, b.deviceType]
    .filter((type) => type !== undefined)
    .toSorted()
    .at(-1);
  return {
    namespace: a.namespace,
    value: a.value,
    linkedAtMs,
    ...(a.namespace === 'anonymousId' && saidAgainAtMs > 0 && { saidAgainAtMs }),
    ...(isAddress(a.namespace) && saidAgainAtMs > linkedAtMs && { saidAgainAtMs }),
    ...(deviceType !== undefined && { deviceType }),
    ...((a.verified || b.verified) && { verified: true as const }),
    ...erasedBefore(a, b),
    ...goneSince(a, b),
  };
};

const erasedBefore = (a: LinkedIdentity, b: LinkedIdentity): Partial<LinkedIdentity> => {
  const erasedAtMs = Math.max(a.erasedAtMs ?? 0, b.erasedAtMs ?? 0);
  return erasedAtMs > 0 ? { erasedAtMs } : {};
};

const goneSince = (a: LinkedIdentity, b: LinkedIdentity): Partial<LinkedIdentity> => {
  const goneAtMs = Math.max(a.goneAtMs ?? 0, b.goneAtMs ?? 0);
  return goneAtMs > 0 ? { goneAtMs } : {};
};

const inOrder = (a: LinkedIdentity, b: LinkedIdentity): number =>
  a.linkedAtMs - b.linkedAtMs || (identityKey(a) < identityKey(b) ? -1 : 1);

/** Beyond the bound the browsers and devices that have been silent longest are forgotten, names and addresses last. */
const bounded = (all: LinkedIdentity[]): LinkedIdentity[] => {
  if (all.length <= MAX_IDENTITIES / 4) return all;
  let room = MAX_BYTES;
  const kept = all
    .toSorted((a, b) => weight(b) - weight(a) || saidAtMs(b) - saidAtMs(a))
    .slice(0, MAX_IDENTITIES)
    .filter((one) => {
      room -= storedBytes(one);
      return room >= 0;
    });
  return kept.toSorted(inOrder);
};

const weight = ({ namespace }: LinkedIdentity): number => {
  if (namespace === 'userId') return 2;
  return namespace === 'anonymousId' || namespace === 'deviceToken' || namespace === 'webPush' ? 0 : 1;
};
