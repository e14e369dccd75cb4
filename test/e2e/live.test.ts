import { describe, expect, it } from '@jest/globals';
import { freshKaskad, type KaskadClient } from '../support/kaskad.ts';

const fresh = freshKaskad();

interface Live {
  entries: { kind: string; name?: string; reason?: string; source?: string; profileId?: string }[];
  cursor: string;
}

/** What is written has settled after a second. */
const look = async (kaskad: KaskadClient, after?: string) => {
  await kaskad.idle();
  await kaskad.advance('PT2S');
  const { json } = await kaskad.admin('GET', `/v1/live${after === undefined ? '' : `?after=${after}`}`);
  return json as unknown as Live;
};

const track = (event: string, more: object = {}) => ({
  ...{ type: 'track', event, anonymousId: 'a1', messageId: `m-${Math.random()}`, ...more },
});

interface Check {
  id: string;
  status: string;
  fault?: string;
}
const checksOf = async (kaskad: KaskadClient, source: string) => {
  await kaskad.idle();
  const { json } = await kaskad.admin('GET', `/v1/sources/${source}/check`);
  const { ready, checks } = json as unknown as { ready: boolean; checks: Check[] };
  return {
    ready,
    not: checks.filter(({ status }) => status !== 'ok').map(({ id, fault }) => `${id} ${fault}`),
  };
};

describe('while somebody watches', () => {
  it('what comes in and what is refused is shown, and nothing of before', async () => {
    const kaskad = fresh();
    await kaskad.batch([track('Before')]);
    const { entries, cursor } = await look(kaskad);
    expect(entries).toEqual([]);

    await kaskad.batch([track('Product Viewed'), { type: 'track', event: 'No One' }]);
    await kaskad.post('/v1/track', { event: 'X', userId: 'u' }, 'guessed');
    const next = await look(kaskad, cursor);

    expect(next.entries.map(({ kind, name, reason }) => `${kind} ${name} ${reason}`).sort()).toEqual([
      'event Product Viewed undefined',
      'refused No One no-id',
      'refused undefined unknown-key',
    ]);
    const { profileId } = next.entries.find(({ kind }) => kind === 'event') ?? {};
    expect(await kaskad.timeline(profileId ?? '')).toMatchObject([
      { name: 'Product Viewed' },
      { name: 'Before' },
    ]);
    expect((await look(kaskad, next.cursor)).entries).toEqual([]);
  });

  it('the view goes off by itself', async () => {
    const kaskad = fresh();
    const { cursor } = await look(kaskad);
    await kaskad.advance('PT6M');
    await kaskad.batch([track('Unseen')]);

    expect((await look(kaskad, cursor)).entries).toEqual([]);
  });
});

it('a shop is led to a whole installation', async () => {
  const kaskad = fresh();
  expect((await checksOf(kaskad, 'local-web')).ready).toBe(false);
  const product = { product_id: 'p1', price: 19.9 };

  await kaskad.batch([track('Product Added', { properties: product })]);
  expect((await checksOf(kaskad, 'local-web')).not).toEqual(
    expect.arrayContaining(['currency no-currency', 'cart-id no-cart-id', 'contact never-seen']),
  );

  await kaskad.advance('PT20M');
  await checksOf(kaskad, 'local-web');
  const properties = { ...product, currency: 'EUR', cart_id: 'c1' };
  const traits = { email: 'ann@example.com', consent: { email: 'granted' } };
  await kaskad.batch([
    ...['Product Viewed', 'Product Added', 'Checkout Started'].map((event) => track(event, { properties })),
    track('Order Completed', { properties: { order_id: 'o1', currency: 'EUR', products: [product] } }),
    { type: 'identify', userId: 'u1', anonymousId: 'a1', messageId: 'm1', traits },
  ]);

  expect(await checksOf(kaskad, 'local-web')).toEqual({ ready: true, not: [] });
});
