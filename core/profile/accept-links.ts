import { hasUserId, isOwn, othersOf } from './acquaintance.ts';
import { identityKey } from './identity-key.ts';
import { isAddress } from './links.ts';
import type { NamedIdentities } from './named-identities.ts';
import type { Identity, LinkedIdentity, Profile } from './profile.ts';
import type { Word } from './word.ts';
import { claimFor, type Member, ownerOf, switchOwner, type WorkingSet } from './working-set.ts';

interface Ask {
  set: WorkingSet;
  subject: Member;
  named: NamedIdentities;
  word: Word;
  atMs: number;
}

export interface LinkedAndRefused {
  links: LinkedIdentity[];
  /** Hers, whether linked again or not: what is said of them counts. */
  accepted: Identity[];
  refused: Identity[];
}

/** Which identities of an event become, or already are, the subject's. */
export const acceptLinks = (ask: Ask): LinkedAndRefused => {
  const { set, subject, named, word, atMs } = ask;
  const linked = (identity: Identity, more: Partial<LinkedIdentity> = {}): LinkedIdentity => ({
    ...identity,
    ...more,
    linkedAtMs: atMs,
    ...erasedBefore(set, identity),
    ...((word.trusted || word.proven) && identity.namespace !== 'anonymousId' && { verified: true as const }),
  });
  const ids = [...named.anonymousIds, ...(named.userId ? [named.userId] : [])].filter(
    (id) => ownerOf(set, id) === subject,
  );
  const hadUserId = hasUserId(subject.profile);
  const contacts = named.contacts.map((contact) => ({ contact, ...judge(ask, contact) }));
  for (const { contact, isHers } of contacts) if (isHers) claimFor(set, subject, contact);
  const device = named.device && takesDevice(ask, named.device, hadUserId) ? named.device : undefined;
  return {
    links: [
      ...ids.map((id) =>
        linked(id, named.userId && id.namespace === 'anonymousId' ? { saidAgainAtMs: atMs } : {}),
      ),
      ...contacts.filter(({ isLinked }) => isLinked).map(({ contact }) => linked(contact)),
      ...(device ? [linked(device)] : []),
    ],
    accepted: [
      ...contacts.filter(({ isHers }) => isHers).map(({ contact }) => contact),
      ...(device ? [device] : []),
    ],
    refused: [
      ...contacts.filter(({ isHers }) => !isHers).map(({ contact }) => contact),
      ...named.junk,
      ...(named.device && !device ? [named.device] : []),
    ],
  };
};

/** Her own memory of it: the tombstone is looked up only while an identity is nobody's. */
const erasedBefore = ({ erased }: WorkingSet, identity: Identity): Partial<LinkedIdentity> => {
  const erasedAtMs = erased.get(identityKey(identity));
  return erasedAtMs === undefined ? {} : { erasedAtMs };
};

/** A contested contact stays with its first verified owner: what only a browser said gives way to a secret key. */
const judge = (ask: Ask, contact: Identity): { isHers: boolean; isLinked: boolean } => {
  const owner = ownerOf(ask.set, contact);
  if (owner && owner !== ask.subject) {
    const takes = overrules(ask, owner, contact);
    if (takes) switchOwner(ask.set, contact, ask.subject);
    return { isHers: takes, isLinked: takes };
  }
  const mayTake = mayAdd(ask, contact);
  const has = linkOf(ask.subject.profile, contact) !== undefined;
  return { isHers: has || mayTake, isLinked: mayTake };
};

const overrules = ({ named, word }: Ask, owner: Member, contact: Identity): boolean => {
  const link = linkOf(owner.profile, contact);
  return word.trusted && named.states && hasUserId(owner.profile) && link !== undefined && !link.verified;
};

const linkOf = ({ identities }: Profile, identity: Identity): LinkedIdentity | undefined =>
  identities.find((one) => identityKey(one) === identityKey(identity));

/**
 * A trusted identify may always, and whoever says one of the shop's own numbers by a secret key; other trusted events where
 * there is none of the kind. An own word of a shopper may replace. A public key may give a first one to somebody of whom
 * nobody trusted has named an address, and replace none of a profile with a userId; with anything but an identify, say the
 * checkout of a guest, it may give a first address and replace none.
 */
const mayAdd = ({ subject: { profile }, named, word }: Ask, contact: Identity): boolean => {
  const others = othersOf(profile, contact);
  const isFirst = others.length === 0;
  if (word.trusted) return named.states || isFirst || isOwn(contact);
  if (named.states && word.proven) return true;
  if (!named.states && !(isFirst && isAddress(contact.namespace))) return false;
  return hasUserId(profile)
    ? isFirst && !isVouched(profile, contact)
    : !others.some(({ verified }) => verified);
};

const isVouched = (profile: Profile, contact: Identity): boolean =>
  profile.identities.some(
    (one) => one.verified === true && one.namespace !== 'userId' && identityKey(one) !== identityKey(contact),
  );

/** A device is a way to reach a person: a public key adds none to somebody with a userId. It goes along with a trusted login. */
const takesDevice = (
  { set, subject, word }: Ask,
  { namespace, value }: Identity,
  hadUserId: boolean,
): boolean => {
  const device = { namespace, value };
  const owner = ownerOf(set, device);
  if (owner === subject && linkOf(subject.profile, device)) return true;
  const mayTake = word.trusted || word.proven;
  if (!mayTake && (hadUserId || (owner && owner !== subject))) return false;
  if (owner) switchOwner(set, device, subject);
  claimFor(set, subject, device);
  return true;
};
