import { cartAbandoned } from '../../core/seed/journeys.ts';
import { seedTemplates } from '../../core/seed/templates.ts';

const ann = { namespace: 'email', value: 'ann@example.com' };

/** Bodies that a schema cannot invent: what is sent most, or where one of two fields must be there. By the operation's id. */
export const knownBodies: Record<string, unknown> = {
  putJourneysId: cartAbandoned,
  putTemplatesId: seedTemplates.find(({ id }) => id === 'cart-email'),
  putOffersId: {
    id: 'tea-week',
    name: 'Tea week',
    terms: { percent: 10, text: 'on all teapots' },
    expires: 'P14D',
    code: { generated: { prefix: 'TEA-' } },
    max: 5000,
  },
  postJourneysIdEnter: { identity: ann, entryKey: 'ticket-812' },
  postJourneysIdRemove: { stepId: 'idle', why: 'The price was wrong' },
  postJourneysIdRestart: { all: true, why: 'The price was wrong' },
  postJourneysIdSimulate: {
    person: { traits: { email: 'ann@example.com', country: 'DE', consent: { email: 'granted' } } },
    happenings: [
      {
        event: 'Product Added',
        properties: { cart_id: 'c1', product_id: 'p1', name: 'Kettle', price: 19.9, currency: 'EUR' },
      },
      { after: 'PT5H', event: 'Order Completed', source: 'pos', properties: { order_id: 'o1' } },
    ],
  },
  postMessages: {
    template: 'receipt',
    identity: ann,
    properties: { order_id: 'o1' },
    idempotencyKey: 'receipt-o1',
  },
  postProfilesIdOffersRedeem: { code: 'TEA-7QX9MKD4RA', orderId: 'receipt-812' },
  postHooksSource: {
    id: 727,
    status: 'processing',
    currency: 'EUR',
    total: '19.90',
    billing: { email: 'ann@example.com' },
    line_items: [{ product_id: 93, name: 'Kettle', price: 19.9, quantity: 1 }],
  },
  putWebhookSecretsName: { value: 'a-long-secret-of-your-own' },
};
