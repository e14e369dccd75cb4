import { identityKey } from './identity-key.ts';
import type { Incoming } from './incoming.ts';
import { normalizeIdentity } from './normalize-identity.ts';
import type { Identity } from './profile.ts';

/** Whom an event names. */
export interface NamedIdentities {
  userId?: Identity;
  /** anonymousId, and what an alias says was the former id. */
  anonymousIds: Identity[];
  /** email, phone, loyaltyCard. */
  contacts: Identity[];
  /** Were the contacts said to be hers (identify), or do they come along with something else she did? */
  states: boolean;
  device?: Identity & { deviceType?: string };
}

type Fields = Record<string, unknown>;

const CONTACTS: [namespace: string, fields: string[]][] = [
  ['email', ['email']],
  ['phone', ['phone']],
  ['loyaltyCard', ['loyaltyCard', 'loyalty_card']],
];

export const namedIdentities = (incoming: Incoming): NamedIdentities => {
  const { event } = incoming;
  const userId = normalizeIdentity('userId', event.userId);
  const anonymousIds = [event.anonymousId, event.type === 'alias' ? event.previousId : undefined];
  const device = deviceOf(incoming);
  return {
    ...(userId && { userId }),
    anonymousIds: anonymousIds.flatMap((id) => normalizeIdentity('anonymousId', id) ?? []),
    contacts: contactsOf(incoming),
    states: event.type === 'identify',
    ...(device && { device }),
  };
};

/** Everything an event may lead to, for looking it up at once. */
export const identitiesOf = ({ userId, anonymousIds, contacts, device }: NamedIdentities): Identity[] => {
  const all = [...anonymousIds, ...(userId ? [userId] : []), ...contacts, ...(device ? [device] : [])];
  return [
    ...new Map(
      all.map(({ namespace, value }) => [identityKey({ namespace, value }), { namespace, value }]),
    ).values(),
  ];
};

const contactsOf = (incoming: Incoming): Identity[] => {
  const places = placesOf(incoming);
  const country = countryOf(places) ?? incoming.country;
  return CONTACTS.flatMap(([namespace, names]) => {
    const raw = places.flatMap((place) =>
      names.map((name) => (Object.hasOwn(place, name) ? place[name] : undefined)),
    );
    return (
      raw.map((value) => normalizeIdentity(namespace, value, country)).find((one) => one !== undefined) ?? []
    );
  });
};

/** Where contacts may be said: in an identify always; elsewhere by a secret key, or with a checkout or an order. */
const placesOf = ({ event, trust }: Incoming): Fields[] => {
  const { traits, properties, context } = event;
  const sells = /^(Order|Checkout) /.test(event.event);
  const places =
    event.type === 'identify' ? [traits, context?.traits] : [sells && properties, traits, context?.traits];
  const counts = event.type === 'identify' || trust !== 'public' || sells;
  return counts ? places.filter((place): place is Fields => typeof place === 'object' && place !== null) : [];
};

const countryOf = (places: readonly Fields[]): string | undefined => {
  const country = places.map((place) => place.country).find((value) => typeof value === 'string');
  return typeof country === 'string' ? country : undefined;
};

const deviceOf = ({ event }: Incoming): NamedIdentities['device'] => {
  const { token, type } = event.context?.device ?? {};
  const identity = normalizeIdentity('deviceToken', token);
  return (
    identity && {
      ...identity,
      ...(typeof type === 'string' && { deviceType: type.toLowerCase().slice(0, 16) }),
    }
  );
};
