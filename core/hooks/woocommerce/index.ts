import type { Delivery, Hook, HookOptions, Said } from '../hook.ts';
import { textOf } from '../read.ts';
import { byTopic, whyUntold } from '../topics.ts';
import { customerEvents } from './customer.ts';
import { isOrderOfNobody, orderEvents } from './order.ts';

type Reader = (delivery: Delivery, options: HookOptions) => Said[];

const readerOf = byTopic<Reader>({
  'order.created': orderEvents,
  'order.updated': orderEvents,
  'order.restored': orderEvents,
  'customer.created': customerEvents,
  'customer.updated': customerEvents,
});

/** WooCommerce: the body is signed with the secret that the shop chose for the webhook. */
export const woocommerce: Hook = {
  speaks: (headers, body) => headers['x-wc-webhook-topic'] !== undefined || 'webhook_id' in body,
  // Saving a webhook calls its address once, with its number and nothing else.
  isGreeting: (headers, body) =>
    headers['x-wc-webhook-topic'] === undefined && Object.keys(body).join() === 'webhook_id',
  proof: (headers) => ({ kind: 'signature', signature: headers['x-wc-webhook-signature'] }),
  delivery: (headers, body) => ({
    topic: headers['x-wc-webhook-topic'] ?? '',
    body,
    id: textOf(headers['x-wc-webhook-delivery-id']) ?? `${textOf(body.id)}-${textOf(body.date_modified_gmt)}`,
    isTest: false,
  }),
  events: (delivery, options) => readerOf(delivery)?.(delivery, options) ?? [],
  untold: (delivery, options) =>
    whyUntold(readerOf(delivery), orderEvents, () => isOrderOfNobody(delivery, options)),
};
