import { currencyOf, productLine, textOf } from '../cart/product-line.ts';
import type { ShopEvent } from '../event/event.ts';
import { isFields } from '../event/tidy.ts';
import type { CheckId, Sighting, SightingFault } from './sighting.ts';

type Fields = Record<string, unknown>;
/** What an event shows, of whatever source. */
type Shown = Omit<Sighting, 'sourceId'>;

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

const either = (check: CheckId, isThere: boolean, fault: SightingFault): Shown =>
  isThere ? { check } : { check, fault };

const isSaid = (fields: Fields, ...names: string[]): boolean => textOf(fields, names, 1) !== undefined;

const productsIn = (properties: Fields): Fields[] =>
  Array.isArray(properties.products) ? properties.products.filter(isFields) : [properties];

const ofProducts = (event: string, properties: Fields): Shown[] => {
  const currency = currencyOf(properties);
  const products = productsIn(properties);
  const lines = products.map((one) => productLine(one, currency));
  const priced = products.every((one) => isSaid(one, 'price'));
  return [
    either('product-id', lines.every(Boolean), 'no-product-id'),
    either('price', priced, 'no-price'),
    either('currency', currency !== undefined || products.every((one) => currencyOf(one)), 'no-currency'),
    ...(event === 'Order Completed'
      ? []
      : [either('cart-id', isSaid(properties, 'cart_id', 'cartId'), 'no-cart-id')]),
  ];
};

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

const ofIdentify = ({ userId, traits = {} }: ShopEvent): Shown[] => [
  either('user-id', userId !== undefined, 'no-user-id'),
  either('contact', isSaid(traits, 'email') || isSaid(traits, 'phone'), 'no-contact'),
];

const saysConsent = ({ event, type, traits, context }: ShopEvent): boolean =>
  event === 'Consent Changed' ||
  (type === 'identify' && (traits?.consent ?? context?.traits?.consent) !== undefined);

/** What one event shows of how its source was installed. `believed`: it may state consent. */
export const sightingsOf = (event: ShopEvent, { believed }: { believed: boolean }): Shown[] => [
  ...(event.source === 'web' || event.source === 'app'
    ? [either('anonymous-id', event.anonymousId !== undefined, 'no-anonymous-id')]
    : []),
  either('message-id', !ownMessageId.test(event.messageId), 'no-message-id'),
  ...(event.type === 'track' ? ofTrack(event) : []),
  ...(event.type === 'identify' ? ofIdentify(event) : []),
  ...(saysConsent(event) ? [either('consent', believed, 'consent-not-believed')] : []),
  { check: 'taken' },
];
