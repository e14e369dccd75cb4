import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it, jest } from '@jest/globals';
import { ProviderUnavailable } from '../../../core/errors.ts';
import type { Question } from '../../../core/hooks/hook.ts';
import type { HookSource } from '../../../core/hooks/ports.ts';
import type { EventSource, EventSources } from '../../../core/ports.ts';
import type { CollectPorts } from '../../../functions/collect/ports.ts';
import { collector } from '../../support/collect.ts';

const SECRET = 'a-secret-of-sixteen-signs';
const source: EventSource = { id: 'shop', kind: 'secret', name: 'Shop', origins: [], mayStateConsent: true };
const sign = (body: string | Buffer, secret = SECRET) =>
  createHmac('sha256', secret).update(body).digest('base64');

const started = (more: Partial<HookSource> = {}, answer: object = {}, ports: Partial<CollectPorts> = {}) => {
  const ask = jest.fn(async (_address: string, _question: Question) => answer as Record<string, unknown>);
  const collected = collector({
    hookSources: { byId: async (id) => (id === 'shop' ? { source, secret: SECRET, ...more } : undefined) },
    shopSystem: { ask },
    ...ports,
  });
  const shopify = (body: string | Buffer, headers: Record<string, string> = {}, path = '/v1/hooks/shop') =>
    collected.post(path, body, {
      'content-type': 'application/json',
      'x-shopify-topic': 'orders/create',
      'x-shopify-event-id': 'e1',
      'x-shopify-hmac-sha256': sign(body),
      ...headers,
    });
  return { ...collected, ask, shopify };
};

const order = JSON.stringify({
  id: 1001,
  email: 'Ann@Example.com',
  created_at: '2026-03-02T09:00:00Z',
  currency: 'EUR',
  total_price: '19.90',
  line_items: [{ product_id: 7, title: 'Kettle – “new”', price: '19.90', quantity: 1 }],
});

describe('a webhook of a shop system', () => {
  it('that its secret signs becomes events of its source, also of a guest', async () => {
    const { shopify, events, entries } = started();

    const { status, json } = await shopify(order);

    expect([status, json]).toEqual([200, { success: true, accepted: 2, dropped: [] }]);
    expect(entries.map(({ source: by }) => by)).toEqual(entries.map(() => entries[0]?.source));
    expect(events()).toMatchObject([
      { type: 'identify', messageId: 'shopify-order-1001-buyer', traits: { email: 'Ann@Example.com' } },
      { event: 'Order Completed', messageId: 'shopify-order-1001-completed', source: 'server' },
    ]);
  });

  it('is checked by its very bytes, however the gateway hands them over', async () => {
    const { shopify } = started();

    expect((await shopify(Buffer.from(order))).status).toBe(200);
    expect((await shopify(order, { 'x-shopify-hmac-sha256': sign(`${order} `) })).status).toBe(401);
  });

  it.each([
    ['another secret', sign(order, 'another-secret-of-a-shop')],
    ['no base64', '%%%'],
    ['nothing', ''],
  ])('signed with %s is refused, and nothing is told', async (_, signature) => {
    const { shopify, entries, reports } = started();

    expect((await shopify(order, { 'x-shopify-hmac-sha256': signature })).status).toBe(401);
    expect(entries).toEqual([]);
    expect(reports.flatMap((report) => report.entries)).toMatchObject([{ reason: 'not-signed' }]);
  });

  it('for a source that is not there looks like one that is not signed', async () => {
    const { shopify } = started();

    const unknown = await shopify(order, {}, '/v1/hooks/nobody');
    const unsigned = await shopify(order, { 'x-shopify-hmac-sha256': '' });

    expect([unknown.status, unknown.json]).toEqual([unsigned.status, unsigned.json]);
  });

  it('of a topic that says nothing of people is taken, and is nothing', async () => {
    const { shopify, entries, reports } = started();

    const { status, json } = await shopify('{"id":1}', { 'x-shopify-topic': 'products/update' });

    expect([status, json]).toEqual([200, { success: true, accepted: 0, dropped: [] }]);
    expect(entries).toEqual([]);
    const shown = { kind: 'refused', reason: 'unknown-topic', name: 'products/update', fields: [] };
    expect(reports).toMatchObject([{ entries: [shown], sightings: [] }]);
  });

  it('of an order that names nobody is taken, and whoever watches sees that it tells nothing', async () => {
    const { shopify, entries, reports } = started();
    const nameless = { id: 1002, currency: 'EUR', total_price: '5.00', line_items: [] };

    const { status, json } = await shopify(JSON.stringify(nameless));

    expect([status, json]).toEqual([200, { success: true, accepted: 0, dropped: [] }]);
    expect(entries).toEqual([]);
    const shown = { kind: 'refused', reason: 'order-of-nobody', fields: ['email', 'phone'] };
    expect(reports).toMatchObject([
      { entries: [{ ...shown, name: 'orders/create', sourceId: 'shop' }], sightings: [] },
    ]);
  });

  it('of an account or a change that names nobody shows nothing', async () => {
    const { shopify, reports } = started();
    await shopify('{"id":7}', { 'x-shopify-topic': 'customers/create' });
    await shopify('{"id":8}', { 'x-shopify-topic': 'orders/updated' });
    await shopify('{"note":"no order"}');

    expect(reports).toEqual([]);
  });

  it.each([
    ['[1]', {}],
    ['{"id":', {}],
    ['{"hello":1}', { 'x-shopify-topic': undefined as unknown as string }],
  ])('%s is 400', async (body, headers) => {
    const { shopify } = started();

    const kept = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
    const { status } = await (Object.keys(headers).length > 0
      ? started().post('/v1/hooks/shop', body, { 'content-type': 'application/json', ...kept })
      : shopify(body));

    expect(status).toBe(400);
  });

  it.each([
    ['no-hook-secret', '/v1/hooks/nobody', '{"id":1}', { 'x-shopify-topic': 'orders/create' }],
    ['unreadable', '/v1/hooks/shop', '[1]', { 'x-shopify-topic': 'orders/create' }],
    ['unreadable', '/v1/hooks/shop', '{"id":', { 'x-shopify-topic': 'orders/create' }],
    ['unknown-system', '/v1/hooks/shop', '{"id":1}', {}],
    ['not-json', '/v1/hooks/shop', 'id=1', { 'x-shopify-topic': 'orders/create' }],
    ['not-signed', '/v1/hooks/shop', '{"id":1}', { 'x-shopify-topic': 'orders/create' }],
    ['empty', '/v1/hooks/shop', '', {}],
  ])(
    'that is refused is seen as %s, which the page on webhooks explains',
    async (reason, path, body, headers) => {
      const { post, reports } = started();

      expect((await post(path, body, headers as Record<string, string>)).status).toBeGreaterThanOrEqual(400);

      expect(reports.flatMap(({ entries }) => entries)).toMatchObject([{ reason }]);
      const page = readFileSync('docs/hooks.md', 'utf8');
      for (const one of [reason, 'unknown-topic', 'order-of-nobody', 'cannot-ask', 'no-answer', 'over-limit'])
        expect(page).toContain(`\`${one}\``);
    },
  );

  it('is not larger than a batch', async () => {
    const { shopify } = started();

    expect((await shopify(JSON.stringify({ id: 1, note: 'x'.repeat(600_000) }))).status).toBe(400);
  });

  it('that is signed but no JSON is refused: other things are signed with secrets, too', async () => {
    const { shopify, entries, reports } = started();

    const { status } = await shopify('1772442000.{}&id=1001&email=ann%40example.com');

    expect(status).toBe(400);
    expect(entries).toEqual([]);
    expect(JSON.stringify(reports)).toContain('not-json');
  });

  it('of an order with more lines than an event holds keeps the order', async () => {
    const { shopify, events } = started();
    const line = { title: 'Kettle '.repeat(40), sku: 'KETTLE', price: '19.90', quantity: 2 };
    const lines = Array.from({ length: 300 }, (_, index) => ({ ...line, product_id: index + 1 }));

    const { json } = await shopify(
      JSON.stringify({ ...JSON.parse(order), total_price: '11940.00', line_items: lines }),
    );

    expect(json).toEqual({ success: true, accepted: 2, dropped: [] });
    const [, completed] = events();
    expect(completed).toMatchObject({
      event: 'Order Completed',
      properties: { order_id: '1001', total: 11940 },
    });
    const products = completed?.properties?.products as object[] | undefined;
    expect(products).toHaveLength(300);
    expect(products?.[299]).toEqual({ product_id: '300', sku: 'KETTLE', price: 19.9, quantity: 2 });
  });

  it('by which WooCommerce tries an address is answered without a signature, and tells nothing', async () => {
    const { post, entries } = started();

    const { status, json } = await post('/v1/hooks/shop', 'webhook_id=12', {
      'content-type': 'application/x-www-form-urlencoded',
    });

    expect([status, json.accepted]).toEqual([200, 0]);
    expect(entries).toEqual([]);
  });

  it('spends nothing of what its source may send by greetings, which anybody may say', async () => {
    const { post, shopify } = started({ source: { ...source, limitPerSecond: 1 } });
    for (let no = 0; no < 20; no += 1)
      await post('/v1/hooks/shop', 'webhook_id=12', { 'content-type': 'application/x-www-form-urlencoded' });

    expect((await shopify(order)).status).toBe(200);
  });
});

describe('a webhook of Bitrix', () => {
  const form = (token: string) =>
    `event=ONSALEORDERSAVED&data[FIELDS][ID]=81&ts=1736405807&auth[application_token]=${token}`;
  const answer = {
    order: {
      id: 81,
      dateInsert: '2026-03-02T11:00:00+03:00',
      currency: 'RUB',
      price: '100',
      propertyValues: [{ code: 'EMAIL', value: 'ann@example.com' }],
      basketItems: [],
    },
  };
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };

  it('names a number; the shop is asked for what lies behind it', async () => {
    const { post, ask, events } = started({ askAt: 'https://shop.bitrix24.ru/rest/1/key/' }, answer);

    const { status } = await post('/v1/hooks/shop', form(SECRET), headers);

    expect(status).toBe(200);
    expect(ask.mock.calls).toEqual([
      ['https://shop.bitrix24.ru/rest/1/key/', { method: 'sale.order.get', params: { id: '81' } }],
    ]);
    expect(events()).toMatchObject([{ type: 'identify' }, { event: 'Order Completed' }]);
  });

  it('with another token asks nobody', async () => {
    const { post, ask } = started({ askAt: 'https://shop.bitrix24.ru/rest/1/key/' }, answer);

    expect((await post('/v1/hooks/shop', form('stolen'), headers)).status).toBe(401);
    expect(ask).not.toHaveBeenCalled();
  });

  it('of an order that names nobody is taken, and that is seen', async () => {
    const nobody = { order: { ...answer.order, propertyValues: [] } };
    const { post, reports } = started({ askAt: 'https://shop.bitrix24.ru/rest/1/key/' }, nobody);

    expect((await post('/v1/hooks/shop', form(SECRET), headers)).status).toBe(200);
    expect(reports.flatMap(({ entries }) => entries)).toMatchObject([{ reason: 'order-of-nobody' }]);
  });

  it('of an order that the shop does not find is no order of nobody', async () => {
    const { post, reports } = started({ askAt: 'https://shop.bitrix24.ru/rest/1/key/' }, {});

    expect((await post('/v1/hooks/shop', form(SECRET), headers)).status).toBe(200);
    expect(reports).toEqual([]);
  });

  it('is refused where nobody said whom to ask, and that is seen', async () => {
    const { post, ask, entries, reports } = started();

    const { status, json } = await post('/v1/hooks/shop', form(SECRET), headers);

    expect(status).toBe(503);
    expect(json.detail).toContain('hook-shop-rest');
    expect(ask).not.toHaveBeenCalled();
    expect(entries).toEqual([]);
    expect(JSON.stringify(reports)).toContain('cannot-ask');
  });

  it('of a topic that says nothing needs nobody to ask', async () => {
    const { post, reports } = started();
    const task = form(SECRET).replace('ONSALEORDERSAVED', 'ONTASKADD');

    expect((await post('/v1/hooks/shop', task, headers)).status).toBe(200);
    expect(reports.flatMap(({ entries }) => entries)).toMatchObject([{ reason: 'unknown-topic' }]);
  });

  it('fails where the shop does not answer, so that it is seen', async () => {
    const { post, ask, reports } = started({ askAt: 'https://shop.bitrix24.ru/rest/1/key/' });
    ask.mockRejectedValue(new ProviderUnavailable('shop-system', false));

    expect((await post('/v1/hooks/shop', form(SECRET), headers)).status).toBeGreaterThanOrEqual(500);
    expect(reports.flatMap(({ entries }) => entries)).toMatchObject([
      { reason: 'no-answer', sourceId: 'shop' },
    ]);
  });
});

describe('a webhook of a source that has a limit', () => {
  const limited = { ...source, limitPerSecond: 1 };
  const both = () => {
    const sources: EventSources = {
      byWriteKey: async () => limited,
      allOrigins: async () => [],
      secretKeys: async () => [],
    };
    return started({ source: limited }, {}, { sources });
  };
  const events = (length: number) => ({
    batch: Array.from({ length }, (_, no) => ({ type: 'track', event: `E${no}`, userId: 'u' })),
  });

  it('is not refused for what comes in by a key of that source', async () => {
    const { post, shopify } = both();
    expect((await post('/v1/import', events(10))).status).toBe(200);
    expect((await post('/v1/import', events(1))).status).toBe(429);

    expect((await shopify(order)).status).toBe(200);
  });

  it('has that limit for itself; its greeting is always answered', async () => {
    const { call, shopify } = both();
    for (let no = 0; no < 5; no += 1) expect((await shopify(order)).status).toBe(200);

    expect((await shopify(order)).status).toBe(429);
    const greeting = await call({ path: '/v1/hooks/shop', body: 'webhook_id=7' });
    expect(greeting.status).toBe(200);
  });
});
