import { isFields } from '../event/tidy.ts';
import type { Incoming } from './incoming.ts';
import { type SaidIdentity, saidIdentity } from './normalize-identity.ts';
import { isProven } from './word.ts';

type Fields = Record<string, unknown>;

/** Under which names clients say a contact: Segment's, Klaviyo's, those of shop systems. */
const CONTACTS: [namespace: string, fields: string[]][] = [
  ['email', ['email', '$email', 'email_address']],
  ['phone', ['phone', '$phone_number', 'phone_number']],
  ['loyaltyCard', ['loyaltyCard', 'loyalty_card']],
];

/** Names that contacts have among traits. */
export const contactFields: readonly string[] = CONTACTS.flatMap(([, fields]) => fields);

/** Events whose properties name the customer. */
const NAMES_CUSTOMER = /^((Order|Checkout) .*|(Loyalty Card|QR Code) Scanned)$/;

/** Who pays. Who gets the parcel may be somebody else. */
const BUYERS = ['customer', 'customer_properties', 'billing_address', 'billing'];

/** The most external ids of one event. */
const MOST_EXTERNAL_IDS = 20;

/** E-mail, phone, loyalty card and the shop's own, junk marked as such. Of the known ones the first that is none. */
export const saidContacts = (incoming: Incoming): SaidIdentity[] => {
  const places = placesOf(incoming);
  return places.length === 0
    ? ownOf(incoming, places)
    : [...knownOf(incoming, places), ...ownOf(incoming, places)];
};

/** What an event says of one kind of contact, and what of it is understood: the first that is no junk. */
export interface ContactSaid {
  namespace: string;
  said: readonly unknown[];
  identity?: SaidIdentity;
}

/** The known kinds, each wherever an event may say it. */
export const contactsSaid = (incoming: Incoming): ContactSaid[] => kindsIn(incoming, placesOf(incoming));

const kindsIn = ({ rules, country: ofSource }: Incoming, places: readonly Fields[]): ContactSaid[] => {
  const country = places.map(countryAt).find((one) => one !== undefined) ?? ofSource;
  return CONTACTS.map(([namespace, names]) => {
    const all = places.flatMap((place) =>
      names.map((name) => ({ raw: own(place, name), country: countryAt(place) ?? country })),
    );
    const found = all.flatMap((one) => saidIdentity(rules.people, namespace, one.raw, one.country) ?? []);
    const identity = found.find(({ junk }) => !junk) ?? found[0];
    return { namespace, said: all.map(({ raw }) => raw), ...(identity && { identity }) };
  });
};

const knownOf = (incoming: Incoming, places: readonly Fields[]): SaidIdentity[] =>
  kindsIn(incoming, places).flatMap(({ identity }) => identity ?? []);

/**
 * Several of a kind are all hers. A browser says nothing of them unless she is logged in: whoever writes such a number first
 * would be taken for its owner.
 */
const ownOf = (incoming: Incoming, places: readonly Fields[]): SaidIdentity[] => {
  const { event, trust, rules } = incoming;
  const { namespaces } = rules.people;
  if (namespaces.length === 0 || (trust === 'public' && !isProven(incoming))) return [];
  const traits = places.filter((place) => place === event.traits || place === event.context?.traits);
  const said = namespaces.flatMap((namespace) =>
    traits.map((place) => saidIdentity(rules.people, namespace, own(place, namespace))),
  );
  const external = trust === 'public' ? [] : externalIds(event.context?.externalIds);
  const more = external
    .filter(({ type }) => namespaces.includes(String(type)))
    .map(({ type, id }) => saidIdentity(rules.people, String(type), id));
  return [...said, ...more].filter((one) => one !== undefined);
};

/** Segment's: `[{ "id": "c-42", "type": "crmId", "collection": "users", "encoding": "none" }]`. */
const externalIds = (said: unknown): Fields[] =>
  (Array.isArray(said) ? said : [])
    .slice(0, MOST_EXTERNAL_IDS)
    .filter(isFields)
    .filter(({ collection = 'users', encoding = 'none' }) => collection === 'users' && encoding === 'none');

/** Traits wherever they are said (those of a group are the group's), properties where they name the customer. */
const placesOf = ({ event }: Incoming): Fields[] => {
  const { traits, context } = event;
  const properties = NAMES_CUSTOMER.test(event.event) ? event.properties : undefined;
  const buyers = properties ? BUYERS.map((name) => own(properties, name)) : [];
  return [properties, ...buyers, event.type === 'group' ? undefined : traits, context?.traits].filter(
    isFields,
  );
};

/** Its code, if there is one; else whatever is said: a name that we do not understand is not another country. */
const countryAt = (place: Fields): string | undefined => {
  const said = ['country', 'country_code', 'countryCode'].map((name) => own(place, name));
  const texts = said.filter((value) => typeof value === 'string');
  return texts.find((text) => /^\s*[a-z]{2}\s*$/i.test(text)) ?? texts[0];
};

const own = (place: Fields, name: string): unknown => (Object.hasOwn(place, name) ? place[name] : undefined);
