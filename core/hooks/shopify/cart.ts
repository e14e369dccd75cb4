import type { Delivery, HookOptions, Said } from '../hook.ts';
import { identifyOf, isNamed, trackOf } from '../person.ts';
import { instantOf, listOf, textOf } from '../read.ts';
import { buyerOf, cartPerson, consentOfCheckout, currencyOf, productOf } from './parts.ts';

/** A cart knows no customer: it is a person of its own until a checkout says whose it is. */
export const cartEvents = ({ body: cart, id, isTest }: Delivery): Said[] => {
  const token = textOf(cart.token) ?? textOf(cart.id);
  const anonymousId = cartPerson(token, cart);
  if (anonymousId === undefined) return [];
  const properties = {
    cart_id: token,
    currency: currencyOf(cart),
    products: listOf(cart.line_items).map(productOf),
  };
  const what = { messageId: `shopify-${id}`, timestamp: instantOf(cart.updated_at), isTest };
  return [trackOf('Cart Updated', properties, { anonymousId }, what)];
};

/** Begun, and whenever it changes; one that was completed is an order. */
export const checkoutEvents = ({ body: checkout, id, isTest }: Delivery, options: HookOptions): Said[] => {
  const person = { ...buyerOf(checkout, options), consent: consentOfCheckout(checkout) };
  if (!isNamed(person) || textOf(checkout.completed_at) !== undefined) return [];
  const timestamp = instantOf(checkout.updated_at) ?? instantOf(checkout.created_at);
  const properties = {
    checkout_id: textOf(checkout.token) ?? textOf(checkout.id),
    cart_id: textOf(checkout.cart_token),
    cart_url: textOf(checkout.abandoned_checkout_url),
    currency: currencyOf(checkout),
    products: listOf(checkout.line_items).map(productOf),
  };
  return [
    identifyOf(person, { messageId: `shopify-${id}-buyer`, timestamp, isTest }),
    trackOf('Checkout Started', properties, person, { messageId: `shopify-${id}`, timestamp, isTest }),
  ];
};
