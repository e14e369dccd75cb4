import type { MessageContext } from './message-context.ts';

const item = {
  productId: 'p1',
  name: 'Kettle',
  price: 19.9,
  currency: 'EUR',
  quantity: 2,
  url: 'https://shop.example/p1',
  imageUrl: 'https://shop.example/p1.jpg',
};

/** Somebody made up with a cart: whether a template can be filled in at all is tried with her. */
export const sampleContext: MessageContext = {
  event: { event: 'Cart Changed', source: 'web', properties: {} },
  profile: { id: 'sample', firstName: 'Ann', email: 'ann@example.com', counters: { orders: 1 } },
  cart: {
    id: 'c1',
    items: [item],
    value: 39.8,
    currency: 'EUR',
    updatedAt: '2026-03-02T09:00:00.000Z',
    url: 'https://shop.example/cart',
  },
  offer: {},
  messages: { journeys: {} },
  shop: { name: 'Our shop' },
  locale: 'en',
  link: 'https://shop.example/',
  unsubscribe_url: 'https://shop.example/unsubscribe',
  confirm_url: 'https://shop.example/confirm',
  preferences_url: 'https://shop.example/preferences',
};
