import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
const SECRET = 'a-long-secret-of-the-shop';
const TOKEN = '51856fefc120afa4b628cc82d3935cce';

let server: Server;
beforeAll(async () => {
  server = createServer((_, response) => {
    const order = {
      id: 81,
      dateInsert: new Date().toISOString(),
      currency: 'RUB',
      price: '100',
      propertyValues: [{ code: 'EMAIL', value: 'olga@example.com' }],
      basketItems: [{ productId: 1, name: 'Tea', price: '100', quantity: '1' }],
    };
    response.end(JSON.stringify({ result: { order } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

const source = async (id: string, secrets: Record<string, string>) => {
  await kaskad().admin('POST', '/v1/sources', { id, kind: 'secret', name: id, mayStateConsent: true });
  for (const [name, value] of Object.entries(secrets))
    await kaskad().admin('PUT', `/v1/webhook-secrets/${name}`, { value });
};

const shopify = (topic: string, event: string, body: object) => {
  const text = JSON.stringify(body);
  return fetch(`${kaskad().url}/v1/hooks/shopify`, {
    method: 'POST',
    body: text,
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': topic,
      'x-shopify-event-id': event,
      'x-shopify-hmac-sha256': createHmac('sha256', SECRET).update(text).digest('base64'),
    },
  });
};

const person = async (email: string) =>
  (await kaskad().admin('GET', `/v1/profiles/lookup?namespace=email&value=${encodeURIComponent(email)}`))
    .json;

const now = () => new Date().toISOString();
const lines = [
  {
    product_id: 7,
    title: 'Kettle',
    price: '19.90',
    quantity: 2,
    price_set: { shop_money: { amount: '19.90', currency_code: 'EUR' } },
  },
];
const buyer = { email: 'ann@example.com', cart_token: 'cart1', currency: 'EUR', line_items: lines };

describe('webhooks of a shop system', () => {
  localOnly.it('bring a cart that is reminded until the order comes in, told twice', async () => {
    await source('shopify', { 'hook-shopify': SECRET });
    await shopify('carts/update', 'e1', {
      id: 'cart1',
      token: 'cart1',
      updated_at: now(),
      line_items: lines,
    });
    const checkout = {
      ...buyer,
      id: 1,
      token: 'k1',
      created_at: now(),
      updated_at: now(),
      buyer_accepts_marketing: true,
    };
    await shopify('checkouts/create', 'e2', checkout);
    await kaskad().idle();

    const waiting = await person('ann@example.com');
    expect(waiting.cart).toMatchObject({
      value: 39.8,
      currency: 'EUR',
      items: [{ productId: '7', quantity: 2 }],
    });
    expect(waiting.consent).toEqual([]);
    expect(waiting.enrollments).toMatchObject([{ journeyId: 'cart-abandoned', status: 'active' }]);

    const order = {
      ...buyer,
      id: 1001,
      created_at: now(),
      total_price: '39.80',
      buyer_accepts_marketing: true,
    };
    for (const event of ['e3', 'e3', 'e4'])
      expect((await shopify('orders/create', event, order)).status).toBe(200);
    await kaskad().idle();

    const served = await person('ann@example.com');
    expect(served.counters).toEqual({ orders: 1 });
    expect(served.cart).toBeNull();
    expect(served.consent).toMatchObject([
      { channel: 'email', address: 'ann@example.com', status: 'granted' },
    ]);
    expect(served.enrollments).toMatchObject([{ journeyId: 'cart-abandoned', status: 'exited' }]);
  });

  localOnly.it('that nobody signed change nothing', async () => {
    await source('shopify', { 'hook-shopify': SECRET });
    const answer = await fetch(`${kaskad().url}/v1/hooks/shopify`, {
      method: 'POST',
      body: '{"id":1,"email":"mallory@example.com"}',
      headers: { 'x-shopify-topic': 'orders/create', 'x-shopify-hmac-sha256': 'AAAA' },
    });
    await kaskad().idle();

    expect(answer.status).toBe(401);
    expect(await person('mallory@example.com')).toMatchObject({ status: 404 });
  });

  localOnly.it('of Bitrix are asked back for what they name', async () => {
    const { port } = server.address() as AddressInfo;
    await source('bitrix', {
      'hook-bitrix': TOKEN,
      'hook-bitrix-rest': `http://127.0.0.1:${port}/rest/1/key/`,
    });
    const answer = await fetch(`${kaskad().url}/v1/hooks/bitrix`, {
      method: 'POST',
      body: new URLSearchParams({
        event: 'ONSALEORDERSAVED',
        'data[FIELDS][ID]': '81',
        ts: '1',
        'auth[application_token]': TOKEN,
      }),
    });
    await kaskad().idle();

    expect(await answer.json()).toEqual({ success: true, accepted: 2, dropped: [] });
    expect((await person('olga@example.com')).counters).toEqual({ orders: 1 });
  });
});
