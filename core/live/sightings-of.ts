import { consentParts } from '../consent/statements-of.ts';
import type { ShopEvent } from '../event/event.ts';
import type { Identity } from '../profile/profile.ts';
import { contactFieldsOf } from '../profile/said-contacts.ts';
import { either, isSaid, type Shown, stands } from './shown.ts';
import type { CheckId } from './sighting.ts';
import { ofProducts } from './sightings-of-products.ts';

type Fields = Record<string, unknown>;

const events: Partial<Record<string, CheckId>> = {
  'Product Viewed': 'product-viewed',
  'Product Added': 'product-added',
  'Checkout Started': 'checkout-started',
  'Order Completed': 'order-completed',
};

const ofCart = new Set([
  'Product Added',
  'Cart Updated',
  'Cart Viewed',
  'Checkout Started',
  'Order Completed',
]);
/** Hash of the event's bytes, where the client said none. */
const ownMessageId = /^h-[0-9a-f]+$/;

const ofTrack = ({ event, properties = {} }: ShopEvent): Shown[] => {
  const own = events[event];
  return [
    ...(own ? [{ check: own }] : []),
    ...(ofCart.has(event) ? ofProducts(event, properties) : []),
    ...(event === 'Order Completed'
      ? [either('order-id', isSaid(properties, 'order_id', 'orderId'), 'no-order-id')]
      : []),
  ];
};

/** An address that is said and cannot be one (a mail address as a phone, a local number of no country) is lost to her. */
const ofContacts = (traits: Fields, contacts: readonly Identity[]): Shown[] => {
  const kinds = ['email', 'phone'].map((namespace) => ({
    isTaken: contacts.some((one) => one.namespace === namespace),
    isSaid: contactFieldsOf(namespace).some((name) => Object.hasOwn(traits, name) && stands(traits[name])),
  }));
  const isLost = kinds.some(({ isTaken, isSaid }) => isSaid && !isTaken);
  return [
    ...(isLost ? [{ check: 'contact', fault: 'contact-not-understood' } as const] : []),
    ...(kinds.some(({ isTaken }) => isTaken) ? [{ check: 'contact' } as const] : []),
    ...(kinds.every(({ isTaken, isSaid }) => !isTaken && !isSaid)
      ? [{ check: 'contact', fault: 'no-contact' } as const]
      : []),
  ];
};

const ofConsent = (event: ShopEvent, believed: boolean): Shown[] => {
  const { taken, left } = consentParts(event);
  return [
    ...(left > 0 ? [{ check: 'consent', fault: 'consent-not-understood' } as const] : []),
    ...(taken > 0 ? [either('consent', believed, 'consent-not-believed')] : []),
  ];
};

/** Whoever said it. */
export interface SaidBy {
  /** It may state consent. */
  believed: boolean;
  /** The contacts that were understood of what the event says. */
  contacts: readonly Identity[];
}

/** What one event shows of how its source was installed. */
export const sightingsOf = (event: ShopEvent, { believed, contacts }: SaidBy): Shown[] => [
  ...(event.source === 'web' || event.source === 'app'
    ? [either('anonymous-id', event.anonymousId !== undefined, 'no-anonymous-id')]
    : []),
  either('message-id', !ownMessageId.test(event.messageId), 'no-message-id'),
  ...(event.type === 'track' ? ofTrack(event) : []),
  ...(event.type === 'identify'
    ? [
        either('user-id', event.userId !== undefined, 'no-user-id'),
        ...ofContacts(event.traits ?? {}, contacts),
      ]
    : []),
  ...ofConsent(event, believed),
  { check: 'taken' },
];
