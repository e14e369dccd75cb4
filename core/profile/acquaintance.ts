import type { Identity, Profile } from './profile.ts';

type Known = Pick<Profile, 'identities'>;
type Named = Pick<Profile, 'id' | 'mergedFrom' | 'apart'>;

const IDS = new Set(['userId', 'anonymousId', 'deviceToken', 'webPush']);
const KNOWN_CONTACTS = new Set(['email', 'phone', 'loyaltyCard']);

export const hasUserId = ({ identities }: Known): boolean =>
  identities.some(({ namespace }) => namespace === 'userId');

/** Nothing but browsers: anybody may join such a profile to another. */
export const isAnonymous = ({ identities }: Known): boolean =>
  identities.every(({ namespace }) => namespace === 'anonymousId');

/** Two profiles with different userIds never merge, nor two that an operator told apart. */
export const mayBeOne = (a: Known & Named, b: Known & Named): boolean =>
  !(hasUserId(a) && hasUserId(b)) && !areApart(a, b);

/** Did an operator say that these are two people? Whatever they were merged with since is neither. */
export const areApart = (a: Named, b: Named): boolean => says(a, b) || says(b, a);

const says = ({ apart = [] }: Named, other: Named): boolean =>
  apart.some((id) => id === other.id || other.mergedFrom.includes(id));

/** Other values than this one that she has in its namespace. */
export const othersOf = ({ identities }: Known, { namespace, value }: Identity) =>
  identities.filter((one) => one.namespace === namespace && one.value !== value);

/** A number that only this shop gives. */
export const isOwn = ({ namespace }: Identity): boolean =>
  !IDS.has(namespace) && !KNOWN_CONTACTS.has(namespace);

/** Both have, say, a phone number and none in common: more likely two people at one device than one. */
export const haveDifferentContacts = (a: Known, b: Known): boolean =>
  contactNamespaces(a).some((namespace) => {
    const [ofA, ofB] = [valuesOf(a, namespace), valuesOf(b, namespace)];
    return ofA.length > 0 && ofB.length > 0 && !ofA.some((value) => ofB.includes(value));
  });

const contactNamespaces = ({ identities }: Known): string[] => [
  ...new Set(identities.map(({ namespace }) => namespace).filter((namespace) => !IDS.has(namespace))),
];

const valuesOf = ({ identities }: Known, namespace: string): string[] =>
  identities.filter((one) => one.namespace === namespace).map(({ value }) => value);
