import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { freshKaskad, SERVER, WEB } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
const track = (more: object = {}) => ({
  type: 'track',
  event: 'Product Viewed',
  userId: 'bad-input',
  properties: { product_id: 'p' },
  ...more,
});
const big = (kilobytes: number) => 'x'.repeat(kilobytes * 1024);

describe('the answer to what cannot be taken', () => {
  it('400 to a body that cannot be parsed', async () => {
    const answer = await kaskad().post('/v1/track', '{"event": ');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('401 to a wrong key and to none', async () => {
    expect((await kaskad().post('/v1/track', track(), 'nobody')).status).toBe(401);
    expect((await kaskad().request('POST', '/v1/track', track())).status).toBe(401);
  });

  it('400 to a lone event without any id, and to ids that are none', async () => {
    const ids = [undefined, '', '  ', 'undefined', 'NULL', 'NaN', '[object Object]', {}, [], true, null];
    for (const userId of ids) {
      const answer = await kaskad().post('/v1/track', track({ userId }));
      expect([userId, answer.status]).toEqual([userId, 400]);
    }
  });

  it('drops the bad events of a batch alone, with index and reason', async () => {
    const good = await newShopper(kaskad(), 'neighbour');
    const { userId } = good;
    const answer = await kaskad().batch([
      track({ userId }),
      track({ userId: undefined }),
      { type: 'nonsense', userId },
      'not an object' as never,
      track({ userId, properties: { note: big(33) } }),
      track({ userId, event: 'Product Added', properties: { product_id: 'p1', price: 1, currency: 'EUR' } }),
    ]);
    expect(answer.accepted).toBe(2);
    expect(answer.dropped.map(({ index }) => index)).toEqual([1, 2, 3, 4]);
    expect(answer.dropped[0]?.reason).toBe('no userId or anonymousId');
    await kaskad().idle();
    expect((await good.view()).cart?.items).toHaveLength(1);
  });

  it('400 to a lone event of 33 KB and to a batch of 600 KB, gzip or not', async () => {
    expect((await kaskad().post('/v1/track', track({ properties: { note: big(33) } }))).status).toBe(400);
    const batch = JSON.stringify({
      batch: Array.from({ length: 30 }, () => track({ properties: { note: big(20) } })),
    });
    expect((await kaskad().post('/v1/batch', batch)).status).toBe(400);
    const zipped = await fetch(`${kaskad().url}/v1/batch`, {
      method: 'POST',
      body: gzipSync(batch),
      headers: { 'x-write-key': WEB, 'content-encoding': 'gzip' },
    });
    expect(zipped.status).toBe(400);
  });

  it('400 to a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const answer = await fetch(`${kaskad().url}/v1/batch`, {
      method: 'POST',
      body: bomb,
      headers: { 'x-write-key': WEB },
    });
    expect(answer.status).toBe(400);
  });
});

describe('hostile and odd events', () => {
  it('keys such as __proto__ pollute nothing and harm no neighbour', async () => {
    const ann = await newShopper(kaskad(), 'proto');
    const hostile = `{"batch":[{"type":"track","event":"Product Added","userId":"${ann.userId}","properties":{"product_id":"p1","price":2,"currency":"EUR","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}},{"type":"identify","userId":"${ann.userId}","traits":{"__proto__":{"admin":true},"city":"Bonn"}}]}`;
    expect((await kaskad().post('/v1/batch', hostile)).status).toBe(200);
    await kaskad().idle();
    const view = await ann.view();
    expect(view.cart?.items).toHaveLength(1);
    expect(view.traits).toMatchObject({ city: 'Bonn' });
    expect(Object.keys(view.traits)).not.toContain('admin');
    expect((view.traits as { admin?: unknown }).admin).toBeUndefined();
  });

  localOnly.it('timestamps of the future count as now, ancient ones update but enrol nobody', async () => {
    const [future, ancient] = [await newShopper(kaskad(), 'future'), await newShopper(kaskad(), 'ancient')];
    await future.adds('p1', {}, { timestamp: '2999-01-01T00:00:00Z' });
    await ancient.adds(
      'p1',
      {},
      { timestamp: new Date((await kaskad().now()) - 3 * 86_400_000).toISOString() },
    );
    expect((await future.enrollment())?.status).toBe('active');
    expect((await ancient.view()).cart?.items).toHaveLength(1);
    expect(await ancient.enrollment()).toBeUndefined();
    await kaskad().advance('PT61M');
    expect(await future.got()).toEqual(['email']);
    expect(await ancient.got()).toEqual([]);
  });

  it('a messageId counts once, in one batch and over several', async () => {
    const ann = await newShopper(kaskad(), 'twice');
    const messageId = `m-${ann.userId}`;
    const event = {
      type: 'track',
      event: 'Product Added',
      userId: ann.userId,
      messageId,
      properties: { product_id: 'p1', price: 3, currency: 'EUR' },
    };
    await kaskad().batch([event, event]);
    await kaskad().batch([event]);
    await kaskad().idle();
    await kaskad().batch([event]);
    await kaskad().idle();
    expect((await ann.view()).cart?.items[0]?.quantity).toBe(1);
  });

  // Whoever loses a race for one profile is tried again after the queue's visibility timeout of 91 seconds.
  localOnly.it('fifty requests for one person at once are all folded in', async () => {
    const ann = await newShopper(kaskad(), 'fifty');
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        kaskad().batch([
          {
            type: 'track',
            event: 'Product Added',
            userId: ann.userId,
            messageId: `f-${ann.userId}-${index}`,
            properties: { product_id: `p${index % 5}`, price: 1, currency: 'EUR' },
          },
        ]),
      ),
    );
    await kaskad().idle();
    const items = (await ann.view()).cart?.items ?? [];
    expect(items.reduce((sum, item) => sum + item.quantity, 0)).toBe(50);
    expect((await ann.view()).enrollments).toHaveLength(1);
    await kaskad().advance('PT61M');
    expect(await ann.got()).toEqual(['email']);
  });

  it('distinct orders are counted once each, whoever reports them', async () => {
    const ann = await newShopper(kaskad(), 'orders');
    await ann.orders({ order_id: 'same' });
    await ann.tracks('Order Completed', { order_id: 'same' }, { key: SERVER, source: 'pos' });
    await ann.tracks('Order Completed', { order_id: 'other' }, { key: SERVER, source: 'pos' });
    expect((await ann.view()).counters.orders).toBe(2);
  });
});

localOnly.describe('the clock', () => {
  it.each([[{}], [{ advance: 'soon' }], [{ set: '2001-01-01T00:00:00Z' }], [{ advance: '-PT1H' }]])(
    'refuses %j and stays',
    async (body) => {
      const before = await kaskad().now();
      expect((await kaskad().request('POST', '/_local/clock', body)).status).toBe(400);
      expect((await kaskad().now()) - before).toBeLessThan(60_000);
    },
  );

  it('ends on a whole second and says how many wakes fired', async () => {
    const ann = await newShopper(kaskad(), 'clock');
    await ann.adds('p1');
    const { now, fired } = await kaskad().advance('PT2H');
    expect(now).toMatch(/:\d\d(\.000)?Z$/);
    expect(fired).toBeGreaterThanOrEqual(1);
  });
});
