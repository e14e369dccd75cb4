import { describe, expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const save = async (path: string, document: object) => {
  const put = await kaskad().admin('PUT', `/v1/${path}`, document);
  expect([path, put.json.faults]).toEqual([path, undefined]);
  expect([path, (await kaskad().admin('POST', `/v1/${path}/publish`)).status]).toEqual([path, 200]);
};
const product = (id: string, changes: object = {}) =>
  kaskad().admin('PUT', `/v1/products/${id}`, {
    name: `Kettle ${id}`,
    price: 40,
    currency: 'EUR',
    stock: 3,
    url: 'https://shop.example/kettle',
    ...changes,
  });
const journey = async (id: string, event: string, text: string) => {
  await save(`templates/${id}-mail`, { id: `${id}-mail`, channel: 'email', subject: 'News', text });
  await save(`journeys/${id}`, {
    id,
    trigger: { event },
    steps: [{ id: 'mail', kind: 'send', channel: 'email', template: `${id}-mail` }],
  });
};
const settle = async () => {
  await kaskad().idle();
  await kaskad().advance('PT5S');
  await kaskad().idle();
  await kaskad().advance('PT3S');
};

describe('a product', () => {
  localOnly.it('that becomes cheaper is told to who looked at it and has not bought it, once', async () => {
    await journey(
      'cheaper',
      'Price Dropped',
      '{{ event.properties.name }}: {{ event.properties.old_price }} → {{ event.properties.price }}',
    );
    await product('k1');
    const [ann, bob, eve] = await Promise.all(
      ['ann', 'bob', 'eve'].map((name) => newShopper(kaskad(), name)),
    );
    for (const one of [ann, bob]) await one?.tracks('Product Viewed', { product_id: 'k1' });
    await eve?.tracks('Product Viewed', { product_id: 'other' });
    await bob?.orders({ products: [{ product_id: 'k1' }] });

    await product('k1', { price: 30 });
    await product('k1', { price: 30 });
    await settle();

    expect((await ann?.inbox())?.map(({ text }) => text)).toEqual(['Kettle k1: 40 → 30']);
    for (const one of [bob, eve]) expect(await one?.inbox()).toEqual([]);
  });

  localOnly.it('that can be had again is told to who put it on her wish list', async () => {
    await journey('back', 'Back In Stock', '{{ event.properties.name }} is back');
    await product('k2', { stock: 0 });
    const ann = await newShopper(kaskad());
    await ann.tracks('Product Added to Wishlist', { product_id: 'k2' });

    await product('k2', { stock: 8 });
    await settle();

    expect((await ann.inbox()).map(({ text }) => text)).toEqual(['Kettle k2 is back']);
  });
});
