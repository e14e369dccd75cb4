import type { Delivery, Hook, HookOptions, Said } from '../hook.ts';
import { textOf } from '../read.ts';
import { byTopic, whyUntold } from '../topics.ts';
import { cartEvents, checkoutEvents } from './cart.ts';
import { consentEvents, customerEvents } from './customer.ts';
import { cancelledEvents, isOrderOfNobody, orderEvents, refundEvents } from './order.ts';

type Reader = (delivery: Delivery, options: HookOptions) => Said[];

const readerOf = byTopic<Reader>({
  'carts/create': cartEvents,
  'carts/update': cartEvents,
  'checkouts/create': checkoutEvents,
  'checkouts/update': checkoutEvents,
  'orders/create': orderEvents,
  'orders/paid': orderEvents,
  'orders/updated': refundEvents,
  'orders/cancelled': cancelledEvents,
  'customers/create': customerEvents,
  'customers/update': customerEvents,
  'customers_email_marketing_consent/update': consentEvents,
  'customers_marketing_consent/update': consentEvents,
});

/** Shopify: the body is signed with the secret of the app, or of the shop's notifications. */
export const shopify: Hook = {
  speaks: (headers) => headers['x-shopify-topic'] !== undefined,
  proof: (headers) => ({ kind: 'signature', signature: headers['x-shopify-hmac-sha256'] }),
  delivery: (headers, body) => ({
    topic: headers['x-shopify-topic'] ?? '',
    body,
    // Of one event, whichever of several subscriptions tells it.
    id:
      textOf(headers['x-shopify-event-id']) ??
      textOf(headers['x-shopify-webhook-id']) ??
      `${textOf(body.id)}-${textOf(body.updated_at)}`,
    isTest: headers['x-shopify-test'] === 'true',
  }),
  events: (delivery, options) => readerOf(delivery)?.(delivery, options) ?? [],
  untold: (delivery, options) =>
    whyUntold(readerOf(delivery), orderEvents, () => isOrderOfNobody(delivery, options)),
};
