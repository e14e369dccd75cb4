import { shortHash } from '../../core/hash.ts';

const product = (index: number) => ({
  product_id: `p${index % 5}`,
  name: 'Kettle with a name of usual length',
  price: 19.9,
  quantity: 1,
  currency: 'EUR',
  url: `https://shop.example/products/p${index % 5}`,
});

const context = {
  page: { url: 'https://shop.example/products/kettle', path: '/products/kettle' },
  locale: 'de-DE',
  timezone: 'Europe/Berlin',
};

/** What somebody does in one place of a request. */
type Doing = (index: number) => { type: string; event?: string; name?: string };

/** Looks at pages and products. */
export const browsing: Doing = (index) =>
  index % 4 === 0 ? { type: 'page', name: 'Product' } : { type: 'track', event: 'Product Viewed' };

/** Looks at products and puts every fourth into the cart, five different ones over and over. */
export const shopping: Doing = (index) => ({
  type: 'track',
  event: index % 4 === 0 ? 'Product Added' : 'Product Viewed',
});

/** One person's request of `size` events; `unique` names it among all requests. */
export const requestOf = (person: string, size: number, unique: string, doing: Doing = shopping) => ({
  batch: Array.from({ length: size }, (_, index) => ({
    ...doing(index),
    userId: person,
    messageId: `${unique}-${index}`,
    properties: product(index),
    context,
  })),
});

const phoneOf = (person: string): string =>
  `+49151${String(Number.parseInt(shortHash(person).slice(0, 8), 16) % 1e8).padStart(8, '0')}`;

/** All that is known of the typical person: four identities, three traits, two consents. */
export const identifyOf = (person: string) => ({
  batch: [
    {
      type: 'identify',
      userId: person,
      anonymousId: `26ac3957-c3b9-427f-a791-${shortHash(person).slice(0, 12)}`,
      traits: {
        email: `${person}@example.com`,
        phone: phoneOf(person),
        country: 'DE',
        locale: 'de',
        timezone: 'Europe/Berlin',
        consent: { email: 'granted', sms: 'granted' },
      },
    },
  ],
});

export const headers = { 'content-type': 'application/json', 'x-write-key': 'local-server' };

/** Posts a body to the batch path and insists on a 200. */
export const post = async (url: string, body: unknown): Promise<void> => {
  const response = await fetch(`${url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (response.status !== 200) throw new Error(`answered ${response.status}: ${await response.text()}`);
};
