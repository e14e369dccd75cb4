import { consentParts } from '../consent/statements-of.ts';
import type { ShopEvent } from '../event/event.ts';
import { itemIdOf } from '../event/said-fields.ts';
import type { Incoming } from '../profile/incoming.ts';
import { saidIdentity } from '../profile/normalize-identity.ts';
import { contactsSaid } from '../profile/said-contacts.ts';
import { wordOf } from '../profile/word.ts';
import { either, type Shown, stands } from './shown.ts';
import type { CheckId, SightingFault } from './sighting.ts';
import { ofProducts } from './sightings-of-products.ts';

const events: Partial<Record<string, CheckId>> = {
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
  // By its id she is told when it becomes cheaper, or is there again.
  if (event === 'Product Viewed')
    return [either('product-viewed', itemIdOf(properties) !== undefined, 'no-product-id')];
  return [...(own ? [{ check: own }] : []), ...(ofCart.has(event) ? ofProducts(event, properties) : [])];
};

/** An id that nobody has, `0` for every guest, names nobody. */
const ofId = (
  { event, rules }: Incoming,
  namespace: 'userId' | 'anonymousId',
  [check, missing]: [CheckId, SightingFault],
): Shown => {
  const identity = saidIdentity(rules.people, namespace, event[namespace]);
  return identity?.junk ? { check, fault: 'of-nobody' } : either(check, identity !== undefined, missing);
};

const REACHED_BY = new Set(['email', 'phone']);

/**
 * An address that is said and cannot be one (a mail address as a phone, a local number of no country) is lost to her, and so is one
 * that is nobody's. Any event may bring one along; only an identify has to.
 */
const ofContacts = (incoming: Incoming): Shown[] => {
  const kinds = contactsSaid(incoming).filter(({ namespace }) => REACHED_BY.has(namespace));
  const said = kinds.filter((one) => one.said.some(stands));
  const isTaken = said.some(({ identity }) => identity && !identity.junk);
  const isLost = said.some(({ identity }) => identity === undefined);
  const isJunk = said.some(({ identity }) => identity?.junk);
  const isMissed = incoming.event.type === 'identify' && said.length === 0;
  const faults: [boolean, SightingFault][] = [
    [isLost, 'contact-not-understood'],
    [isJunk, 'of-nobody'],
    [isMissed, 'no-contact'],
  ];
  return [
    ...faults.flatMap(([is, fault]): Shown[] => (is ? [{ check: 'contact', fault }] : [])),
    ...(isTaken ? [{ check: 'contact' } as const] : []),
  ];
};

const ofConsent = (incoming: Incoming): Shown[] => {
  const { taken, left } = consentParts(incoming.event);
  return [
    ...(left > 0 ? [{ check: 'consent', fault: 'consent-not-understood' } as const] : []),
    ...(taken > 0 ? [either('consent', wordOf(incoming).mayStateConsent, 'consent-not-believed')] : []),
  ];
};

/** What one event shows of how its source was installed, in the readings by which it is taken up. */
export const sightingsOf = (incoming: Incoming): Shown[] => {
  const { event } = incoming;
  const isOfBrowser = event.source === 'web' || event.source === 'app';
  return [
    ...(isOfBrowser ? [ofId(incoming, 'anonymousId', ['anonymous-id', 'no-anonymous-id'])] : []),
    either('message-id', !ownMessageId.test(event.messageId), 'no-message-id'),
    ...(event.type === 'track' ? ofTrack(event) : []),
    ...(event.type === 'identify' ? [ofId(incoming, 'userId', ['user-id', 'no-user-id'])] : []),
    ...ofContacts(incoming),
    ...ofConsent(incoming),
    { check: 'taken' },
  ];
};
