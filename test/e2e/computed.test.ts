import { describe, expect, it } from '@jest/globals';
import { freshKaskad, SERVER } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const often = (id: string, window: unknown = 'P7D') => ({
  id,
  trigger: { event: 'Product Viewed', where: { '>=': [{ times: ['Product Viewed', window] }, 3] } },
  entry: { reentry: 'never' },
  steps: [{ id: 'pause', kind: 'wait', for: 'PT10M' }],
});

/** Each at another product: the same thing said twice is one event. */
let looks = 0;
const looksAtSomething = (shopper: Shopper) =>
  shopper.tracks('Product Viewed', { product_id: `p${++looks}` });

const publish = async (document: { id: string }) => {
  expect((await kaskad().admin('PUT', `/v1/journeys/${document.id}`, document)).status).toBe(200);
  expect((await kaskad().admin('POST', `/v1/journeys/${document.id}/publish`)).status).toBe(200);
};

describe('a journey that counts', () => {
  it('is refused where the window is not said plainly', async () => {
    const answer = await kaskad().admin('PUT', '/v1/journeys/odd', often('odd', 'P365D'));
    expect(answer.status).toBe(422);
    expect(answer.json.faults).toEqual([
      { path: '/trigger/where/>=/0/times', message: 'times looks back 90 days at most' },
    ]);
  });

  localOnly.it('takes in who looks three times in seven days, at the third look', async () => {
    await publish(often('keen'));
    const [ann, bob] = [await newShopper(kaskad(), 'ann'), await newShopper(kaskad(), 'bob')];
    await Promise.all([looksAtSomething(ann), looksAtSomething(bob)]);
    await kaskad().advance('P3D');
    await looksAtSomething(ann);
    expect(await ann.enrollment('keen')).toBeUndefined();
    await kaskad().advance('P3D');
    await Promise.all([looksAtSomething(ann), looksAtSomething(bob)]);
    await kaskad().advance('P2D');
    await looksAtSomething(bob);

    expect(await ann.enrollment('keen')).toMatchObject({ status: 'completed' });
    expect(await bob.enrollment('keen')).toBeUndefined();
    await looksAtSomething(bob);
    expect(await bob.enrollment('keen')).toMatchObject({ status: 'active' });
  });
});

describe('what is worked out of a person', () => {
  it('comes with her: money by currency, orders, sources, categories, scores', async () => {
    const ann = await newShopper(kaskad(), 'ann');
    await ann.tracks('Product Viewed', { product_id: 'p1', category: 'Kettles' });
    await ann.tracks('Order Cancelled', { order_id: 'b' }, { key: SERVER, source: 'pos' });
    for (const order_id of ['a', 'b', 'a'])
      await ann.tracks(
        'Order Completed',
        {
          order_id,
          products: [{ product_id: 'p1', price: 19.9, quantity: 2, currency: 'EUR', category: 'Kettles' }],
        },
        { key: SERVER, source: 'pos' },
      );
    await ann.tracks('ecommerce.order_refunded', { order_id: 'a', total_value: 9.8, currency: 'EUR' });
    const { id } = await ann.view();
    const { json } = await kaskad().admin('GET', `/v1/profiles/${id}`);

    expect(json).toMatchObject({
      counters: { orders: 2 },
      recentOrders: [
        { orderId: 'b', source: 'pos', value: 39.8, currency: 'EUR', cancelled: true },
        { source: 'pos', value: 39.8, currency: 'EUR' },
      ],
      computed: {
        orders: 2,
        cancelledOrders: 1,
        revenue: { EUR: { gross: 79.6, cancelled: 39.8, refunded: 9.8, net: 30, averageOrder: 39.8 } },
        daysSinceLastOrder: 0,
        rfm: { recency: 5, frequency: 1 },
        categoriesViewed: { Kettles: { count: 1 } },
        categoriesBought: { Kettles: { count: 1 } },
      },
    });
    const { sources } = json.computed as { sources: object };
    expect(Object.keys(sources).sort()).toEqual(['pos', 'web']);
    const lookup = await ann.view();
    expect(lookup).toMatchObject({ computed: json.computed });
  });
});
