import { describe, expect, it } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
/** The key of a shop's pages, for https://shop.example: it can be read out of any of them. */
const PAGE = 'local-shop';

const foreign = {
  name: 'EVIL WINS, see evil.example',
  url: 'https://evil.example/',
  image_url: 'https://evil.example/x.png',
  cart_url: 'https://evil.example/cart',
  variant: 'evil.example',
};

/** The same reminder by every channel that needs no device: whatever a template shows of cart and event. */
const remind = async () => {
  const text =
    '{{ profile.firstName }} {{ cart | json }} {{ event | json }} {{ cart.items[0].name | default: cart.items[0].productId }} {{ link }}';
  const rungs = Object.fromEntries(
    ['email', 'sms'].map((channel) => [channel, { template: `all-${channel}`, wait: 'PT1M' }]),
  );
  for (const channel of ['email', 'sms', 'agent'])
    await save(`templates/all-${channel}`, {
      ...{ id: `all-${channel}`, channel, text },
      ...(channel === 'email' && { subject: '{{ cart.items[0].name }}', html: `<p>${text}</p>` }),
    });
  await save('journeys/everywhere', {
    id: 'everywhere',
    trigger: { event: 'Checkout Started' },
    entry: { key: 'cart' },
    steps: [
      { id: 'idle', kind: 'wait', for: 'PT1M' },
      { id: 'all', kind: 'cascade', order: ['email', 'sms'], rungs },
    ],
  });
};
const save = async (path: string, document: object) => {
  const put = await kaskad().admin('PUT', `/v1/${path}`, document);
  expect([path, put.json.faults]).toEqual([path, undefined]);
  expect((await kaskad().admin('POST', `/v1/${path}/publish`)).status).toBe(200);
};
/** What became of a checkout that the key of the pages told, with where its links lead. */
const told = async (ann: Shopper, productId: string): Promise<string> => {
  const products = [{ product_id: productId, quantity: 1, price: 20, currency: 'EUR', ...foreign }];
  const traits = { firstName: 'evil.example' };
  await kaskad().batch([{ type: 'identify', userId: ann.userId, traits }], PAGE);
  await ann.tracks('Checkout Started', { cart_id: ann.cartId, ...foreign, products }, { key: PAGE });
  await kaskad().advance('PT3M');
  const inbox = await ann.inbox();
  expect(inbox.map(({ channel }) => channel)).toEqual(['email', 'sms']);
  const all = inbox.map(({ subject, text, html }) => `${subject} ${text} ${html}`).join(' ');
  const links = [...all.matchAll(/http:\/\/[\w.:]+(\/c\/[\w.-]+)/g)].map(([, path]) => path ?? '');
  const targets = await Promise.all(
    links.map(async (path) => (await kaskad().request('GET', path)).headers.get('location')),
  );
  return `${all} ${targets.join(' ')}`;
};

describe('the key of a shop’s pages', () => {
  localOnly.it('puts no foreign link or picture into a message of a shop without a catalogue', async () => {
    await remind();
    const got = await told(await newShopper(kaskad(), 'ann'), 'p-unknown');
    expect(got).toContain('p-unknown');
    expect(got).not.toMatch(/evil\.example/i);
  });

  localOnly.it('names nothing that the catalogue does not know, once there is one', async () => {
    const kettle = {
      name: 'Kettle',
      price: 15,
      currency: 'EUR',
      stock: 2,
      url: 'https://shop.example/kettle',
    };
    await kaskad().admin('PUT', '/v1/products/p1', kettle);

    const known = await told(await newShopper(kaskad(), 'bob'), 'p1');
    const unknown = await told(await newShopper(kaskad(), 'eve'), 'WIN-A-CAR');

    for (const part of ['Kettle', kettle.url, '15']) expect(known).toContain(part);
    expect(`${known} ${unknown}`).not.toMatch(/evil|WIN/i);
  });

  localOnly.it('names nothing by an event that tells of no product of the catalogue', async () => {
    const template = { channel: 'email', subject: 'Seen: {{ event.properties.name }}', text: 'x' };
    await save('templates/seen', { id: 'seen', ...template });
    await save('journeys/seen', {
      id: 'seen',
      trigger: { event: 'Product Viewed' },
      steps: [
        { id: 'rest', kind: 'wait', for: 'PT1M' },
        { id: 'mail', kind: 'send', channel: 'email', template: 'seen' },
      ],
    });
    await kaskad().admin('PUT', '/v1/products/p1', { name: 'Kettle' });
    const ann = await newShopper(kaskad(), 'ann');

    await ann.tracks('Product Viewed', { name: 'EVIL WINS' }, { key: PAGE });
    await kaskad().advance('PT2M');

    expect((await ann.inbox()).map(({ subject }) => subject?.trim())).toEqual(['Seen:']);
  });

  localOnly.it('reminds nobody of what is out of stock when it would be sent', async () => {
    const cup = { name: 'Cup', price: 4, currency: 'EUR', stock: 1 };
    await kaskad().admin('PUT', '/v1/products/p2', cup);
    const ann = await newShopper(kaskad(), 'ann');
    await ann.tracks('Checkout Started', { cart_id: ann.cartId, products: [{ product_id: 'p2' }] });

    await kaskad().admin('PUT', '/v1/products/p2', { ...cup, stock: 0 });
    await kaskad().advance('PT3M');

    expect(await ann.inbox()).toEqual([]);
    expect((await ann.skips()).map(({ reason }) => reason)).toContain('out-of-stock');
  });
});

it('a key of the pages is one that a browser of another place cannot use', async () => {
  const answer = await kaskad().request(
    'POST',
    '/v1/track',
    { userId: 'u', event: 'Thing Done' },
    { 'x-write-key': PAGE, origin: 'https://evil.example' },
  );
  expect(answer.headers.get('access-control-allow-origin')).not.toBe('https://evil.example');
});
