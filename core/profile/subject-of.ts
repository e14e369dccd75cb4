import { haveDifferentContacts, isAnonymous, mayBeOne } from './acquaintance.ts';
import { identityKey } from './identity-key.ts';
import type { NamedIdentities } from './named-identities.ts';
import { isNamed, ownerOfUserId } from './owner-of-user-id.ts';
import type { Identity } from './profile.ts';
import type { Word } from './word.ts';
import { claimFor, join, type Member, mint, ownerOf, switchOwner, type WorkingSet } from './working-set.ts';

interface Ask {
  set: WorkingSet;
  named: NamedIdentities;
  word: Word;
  atMs: number;
}

/**
 * Whose event it is, with the joins and switches it brings about. A browser belongs to who logged in last; a public key never
 * makes one of two known people; a desk's own ids say less than the contact the customer gave.
 */
export const subjectOf = (ask: Ask): Member => {
  const { named, word } = ask;
  if (word.atDesk && named.contacts.length > 0) return customerAtDesk(ask);
  return named.userId ? byUserId(ask, named.userId) : byBrowser(ask);
};

const contactOwners = ({ set, named }: Ask): Member[] => [
  ...new Set(named.contacts.flatMap((contact) => ownerOf(set, contact) ?? [])),
];

const customerAtDesk = (ask: Ask): Member => {
  const { set, named } = ask;
  const byId = named.userId && ownerOfUserId(set, named.userId);
  const [byContact, ...others] = contactOwners(ask);
  let subject = byContact ?? byId ?? mint(set);
  for (const other of [...others, ...(byId ? [byId] : [])]) subject = joinIfOne(ask, subject, other);
  if (named.userId && !isNamed(set, subject)) claimFor(set, subject, named.userId);
  return subject;
};

const byUserId = (ask: Ask, userId: Identity): Member => {
  const { set, named, word } = ask;
  const guests = word.trusted ? contactOwners(ask) : [];
  const browsers = named.anonymousIds.flatMap((id) => ownerOf(set, id) ?? []);
  const nameless = [...browsers, ...guests].find((member) => !isNamed(set, member));
  let subject = ownerOfUserId(set, userId) ?? nameless ?? mint(set);
  claimFor(set, subject, userId);
  for (const id of named.anonymousIds) subject = bringBrowser(ask, subject, id);
  if (word.trusted) for (const guest of contactOwners(ask)) subject = joinIfOne(ask, subject, guest);
  return subject;
};

/** The browser joins whom it names, or switches to her when it was somebody else's; an older event switches nothing. */
const bringBrowser = ({ set, word, atMs }: Ask, subject: Member, id: Identity): Member => {
  const owner = ownerOf(set, id);
  if (!owner) claimFor(set, subject, id);
  if (!owner || owner === subject) return subject;
  if (!isNamed(set, owner) && (isAnonymous(owner.profile) || word.trusted)) return join(set, subject, owner);
  const link = owner.profile.identities.find((one) => identityKey(one) === identityKey(id));
  if ((link?.saidAgainAtMs ?? link?.linkedAtMs ?? 0) <= atMs) switchOwner(set, id, subject);
  return subject;
};

const byBrowser = (ask: Ask): Member => {
  const { set, named } = ask;
  const ids = named.nameless ? [named.nameless] : named.anonymousIds;
  const browser = ids.map((id) => ownerOf(set, id)).find((owner) => owner !== undefined);
  const contacts = contactOwners(ask);
  const [contact] = contacts;
  let subject = browser && contact ? ofTwo(ask, browser, contact) : (browser ?? contact ?? mint(set));
  for (const other of contacts.slice(1))
    if (set.members.has(other.id)) subject = joinIfOne(ask, subject, other);
  // Somebody who is known needs no name for one message.
  for (const id of subject.unborn ? ids : named.anonymousIds) claimFor(set, subject, id);
  return subject;
};

/** The browser is one person's, the contact another's. */
const ofTwo = (ask: Ask, browser: Member, contact: Member): Member => {
  const { set, named, word } = ask;
  if (browser === contact) return browser;
  if (isAnonymous(browser.profile) && !isNamed(set, browser)) return join(set, browser, contact);
  if (word.trusted) return joinIfOne(ask, contact, browser);
  if (!named.states || isNamed(set, browser)) return browser;
  for (const id of named.anonymousIds) switchOwner(set, id, contact);
  return contact;
};

/** A trusted word makes one person of two, unless they are plainly two. An identify says so in as many words. */
const joinIfOne = ({ set, named, word }: Ask, subject: Member, other: Member): Member => {
  if (!word.trusted || subject === other || !mayBeOne(subject.profile, other.profile)) return subject;
  // A userId that this very event gives her, or that is on its way, is not in her profile yet.
  if (isNamed(set, subject) && isNamed(set, other)) return subject;
  const isSaid = named.states && named.userId !== undefined && !word.atDesk;
  return isSaid || !haveDifferentContacts(subject.profile, other.profile)
    ? join(set, subject, other)
    : subject;
};
