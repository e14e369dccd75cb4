import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const item = (id: string, price: string) =>
  `<item><g:id>${id}</g:id><title>Kettle ${id}</title><link>https://shop.example/${id}</link><g:price>${price} EUR</g:price><g:availability>in_stock</g:availability></item>`;
const rss = (...items: string[]) =>
  `<rss xmlns:g="http://base.google.com/ns/1.0"><channel>${items.join('')}</channel></rss>`;
const file = { text: '', url: '' };
const server = createServer((_, response) => response.end(file.text));
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  file.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`;
});
afterAll(() => void server.close());

describe('a feed of products', () => {
  localOnly.it('is read when it is saved and every few hours; messages have what it says', async () => {
    file.text = rss(item('k1', '40.00'), item('k2', '9.00'));
    const feed = { id: 'shop', url: file.url, format: 'google', every: 'PT6H' };
    expect((await kaskad().admin('PUT', '/v1/settings/feeds', { feeds: [feed] })).status).toBe(200);
    await kaskad().idle();
    expect((await kaskad().admin('GET', '/v1/products/k1')).json).toMatchObject({
      name: 'Kettle k1',
      price: 40,
    });

    const ann = await newShopper(kaskad());
    await ann.adds('k1', { name: 'As the page says', price: 50 });
    file.text = rss(item('k1', '30.00'));
    await kaskad().advance('PT6H');
    await kaskad().idle();

    const [mail] = await ann.inbox();
    expect(mail?.text).toContain('Kettle k1, 1 × €40.00 (€50.00)');
    expect((await kaskad().admin('GET', '/v1/products/k1')).json).toMatchObject({ price: 30 });
    expect((await kaskad().admin('GET', '/v1/products/k2')).json).toMatchObject({ stock: 0 });
    const { feeds } = (await kaskad().admin('GET', '/v1/feeds')).json as { feeds: object[] };
    expect(feeds).toMatchObject([{ id: 'shop', last: { outcome: 'done', products: 1 } }]);
  });
});
