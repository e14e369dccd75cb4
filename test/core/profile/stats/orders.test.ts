import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { peopleSettingsSchema } from '../../../../core/config/people-settings.ts';
import type { ShopEvent } from '../../../../core/event/event.ts';
import { applyEvent } from '../../../../core/profile/apply-event.ts';
import { decodeProfile, encodeProfile } from '../../../../core/profile/codec.ts';
import { emptyProfile } from '../../../../core/profile/empty-profile.ts';
import { mergeProfiles } from '../../../../core/profile/merge-profiles.ts';
import type { Profile } from '../../../../core/profile/profile.ts';
import { computedOf } from '../../../../core/profile/stats/computed.ts';
import { shopEvent, startMs } from '../../../support/events.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 1000);
const dayMs = 86_400_000;
const { rfm } = peopleSettingsSchema.parse({ rfm: { revenueMinor: { EUR: [1000, 5000, 10_000, 50_000] } } });
const nobody = emptyProfile('p1', startMs);

const person = (events: readonly ShopEvent[], start: Profile = nobody): Profile =>
  events.reduce((profile, event) => applyEvent(profile, event), start);
const computed = (profile: Profile, days = 0) => computedOf(profile, { nowMs: startMs + days * dayMs, rfm });
const revenue = (...events: ShopEvent[]) => computed(person(events)).revenue;

type Properties = Record<string, unknown>;
const told = (event: string, properties: Properties, inMs = 0, source = 'web') =>
  shopEvent({ event, properties, inMs, source });
const completed = (order_id: unknown, properties: Properties = {}, inMs = 0, source = 'web') =>
  told('Order Completed', { order_id, currency: 'EUR', ...properties }, inMs, source);
const cancelled = (order_id: string, inMs = 5) => told('Order Cancelled', { order_id }, inMs);
const refunded = (properties: Properties, inMs = 6) =>
  told('Order Refunded', { currency: 'EUR', ...properties }, inMs);

describe('the worth of an order', () => {
  it.each<[string, Properties, object]>([
    ['its revenue first', { revenue: 10, total: 12, value: 13 }, { EUR: { gross: 10 } }],
    ['its total', { total: '12,50', value: 13 }, { EUR: { gross: 12.5 } }],
    ['its value', { value: 13 }, { EUR: { gross: 13 } }],
    [
      'the sum of its products',
      { products: [{ price: 0.1, quantity: 3 }, { price: 5 }, { product_id: 'p' }] },
      { EUR: { gross: 5.3 } },
    ],
    [
      'less what came back with it',
      { products: [{ price: 50 }, { price: 20, quantity: -2 }] },
      { EUR: { gross: 10 } },
    ],
    ['unknown where more came back than was bought', { products: [{ price: 20, quantity: -2 }] }, {}],
    [
      'in the currency of its products where it has none',
      { currency: undefined, total: 700, products: [{ currency: 'JPY' }, {}] },
      { JPY: { gross: 700 } },
    ],
    ['unknown where no currency is said', { currency: undefined, total: 7 }, {}],
    [
      'unknown where its products are of several',
      { currency: 'x', total: 7, products: [{ currency: 'EUR' }, { currency: 'USD' }] },
      {},
    ],
    ['unknown where none is said', {}, {}],
    [
      'nothing for what was given away',
      { total: 0, products: [{ price: 9 }] },
      { EUR: { gross: 0, averageOrder: 0 } },
    ],
    ['never less than nothing', { revenue: -5, total: 3 }, { EUR: { gross: 3 } }],
  ])('is %s', (_, properties, expected) => {
    const found = revenue(completed('o1', properties));
    expect(found).toMatchObject(expected);
    expect(Object.keys(found)).toEqual(Object.keys(expected));
  });

  it('is that of its earliest report, however often site and till tell of it', () => {
    const all = [
      completed('o1', { total: 20 }, 9, 'pos'),
      completed('o1', {}, 1),
      completed('o1', { total: 19 }, 4),
    ];
    expect(revenue(...all)).toMatchObject({ EUR: { gross: 19, averageOrder: 19 } });
    expect(computed(person(all))).toMatchObject({
      orders: 1,
      firstOrderAt: new Date(startMs + 1).toISOString(),
    });
  });

  it('is changed by the latest update', () => {
    const updated = (total: number, inMs: number) => told('Order Updated', { order_id: 'o1', total }, inMs);
    const all = [updated(15, 3), completed('o1', { total: 20 }, 2), updated(17, 4), updated(99, 1)];
    expect(revenue(...all)).toMatchObject({ EUR: { gross: 17 } });
    expect(revenue(updated(99, 1), completed('o1', { total: 20 }, 2))).toMatchObject({ EUR: { gross: 20 } });
    expect(computed(person([updated(5, 3)]))).toMatchObject({ orders: 0, revenue: {} });
  });
});

describe('what comes back', () => {
  const order = completed('o1', { total: 100 });

  it('is a cancelled order, before or after it came in', () => {
    const expected = { EUR: { gross: 100, cancelled: 100, refunded: 0, net: 0, averageOrder: null } };
    expect(revenue(order, cancelled('o1'))).toEqual(expected);
    expect(revenue(cancelled('o1'), order)).toEqual(expected);
    expect(computed(person([order, completed('o2'), cancelled('o1'), cancelled('o9')]))).toMatchObject({
      orders: 2,
      cancelledOrders: 1,
    });
  });

  it.each<[string, ShopEvent[], object]>([
    ['an amount', [refunded({ order_id: 'o1', total: 30 })], { refunded: 30, net: 70 }],
    ['an amount below nothing', [refunded({ order_id: 'o1', total: -30 })], { refunded: 30, net: 70 }],
    [
      'its products',
      [refunded({ order_id: 'o1', products: [{ price: 5, quantity: 2 }] })],
      { refunded: 10, net: 90 },
    ],
    ['the whole order', [refunded({ order_id: 'o1' })], { refunded: 100, net: 0 }],
    [
      'the rest of the order',
      [refunded({ order_id: 'o1', total: 30 }), refunded({ order_id: 'o1' })],
      { refunded: 100 },
    ],
    [
      'the whole order once',
      [refunded({ order_id: 'o1' }), refunded({ order_id: 'o1' })],
      { refunded: 100, net: 0 },
    ],
    [
      'each refund by its message',
      [refunded({ total: 1 }), refunded({ total: 1 })],
      { refunded: 2, net: 98 },
    ],
    [
      'a refund_id once',
      [
        refunded({ refund_id: 'r', total: 5 }, 9),
        refunded({ refund_id: 'r', total: 4 }, 7),
        refunded({ refund_id: 'r' }, 1),
      ],
      { refunded: 4, net: 96 },
    ],
    [
      'in the currency of its order',
      [refunded({ order_id: 'o1', total: 5, currency: undefined })],
      { refunded: 5 },
    ],
    [
      'nothing of products without prices',
      [refunded({ order_id: 'o1', products: [{ product_id: 'p' }] })],
      { refunded: 0 },
    ],
    ['nothing where nothing is named', [refunded({})], { refunded: 0 }],
    [
      'no more than once what is cancelled as well',
      [cancelled('o1'), refunded({ order_id: 'o1', total: 60 })],
      { cancelled: 40, refunded: 60, net: 0 },
    ],
    [
      'a cancelled order whole',
      [cancelled('o1'), refunded({ order_id: 'o1' })],
      { cancelled: 0, refunded: 100, net: 0 },
    ],
  ])('counts %s', (_, events, expected) => {
    expect(revenue(order, ...events)).toMatchObject({ EUR: { gross: 100, ...expected } });
    expect(revenue(...events, order)).toMatchObject({ EUR: { gross: 100, ...expected } });
  });
});

describe('what is worked out of orders', () => {
  it('is kept per currency, with averages of what was not cancelled', () => {
    const all = [
      completed('o1', { total: 10 }),
      completed('o2', { total: 20 }),
      completed('o3', { total: 900 }),
      completed('o4', { total: 1000, currency: 'JPY' }),
      cancelled('o3'),
    ];
    expect(revenue(...all)).toEqual({
      EUR: { gross: 930, cancelled: 900, refunded: 0, net: 30, averageOrder: 15 },
      JPY: { gross: 1000, cancelled: 0, refunded: 0, net: 1000, averageOrder: 1000 },
    });
  });

  it('counts the orders that held a category, once each, and not the cancelled ones', () => {
    const tea = { products: [{ category: 'Tea' }, { category: 'Tea' }, { category: 'Cups' }] };
    const all = [
      completed('o1', tea),
      completed('o1', tea, 1),
      completed('o2', tea, 2),
      completed('o3', tea),
      cancelled('o3'),
    ];
    expect(computed(person([...all, completed('o4', { category: 'Tea' }, 3)])).categoriesBought).toEqual({
      Tea: { count: 3, lastAt: new Date(startMs + 3).toISOString() },
      Cups: { count: 2, lastAt: new Date(startMs + 2).toISOString() },
    });
  });

  it('says how many days ago, and scores what was bought', () => {
    const all = [
      completed('o1', { total: 60 }),
      completed('o2', { total: 60 }, dayMs),
      completed('o3', { total: 5 }, dayMs),
    ];
    expect(computed(person(all), 41.5)).toMatchObject({
      daysSinceLastOrder: 40,
      daysSinceLastSeen: 40,
      rfm: { recency: 4, frequency: 3, money: 4 },
    });
    expect(computed(person([shopEvent()]), 3)).not.toHaveProperty('rfm');
  });

  it('has no score of money in a currency without thresholds', () => {
    expect(computed(person([completed('o1', { total: 5, currency: 'CHF' })])).rfm).toEqual({
      recency: 5,
      frequency: 1,
    });
  });

  it('stays exact beyond the orders that are told apart', () => {
    const many = Array.from({ length: 130 }, (_, at) => [
      completed(`o${at}`, { total: 1.1, category: 'Tea' }, at * 10),
      ...(at % 2 ? [refunded({ refund_id: at, total: 0.3 }, at * 10 + 1)] : []),
      ...(at % 10 ? [] : [cancelled(`o${at}`, at * 10 + 2)]),
    ]).flat();
    const ann = person(many);
    expect([ann.recentOrders.length, ann.refunds.length]).toEqual([40, 40]);
    expect(computed(ann)).toMatchObject({
      orders: 130,
      cancelledOrders: 13,
      firstOrderAt: new Date(startMs).toISOString(),
      lastOrderAt: new Date(startMs + 1290).toISOString(),
      revenue: { EUR: { gross: 143, cancelled: 14.3, refunded: 19.5, net: 109.2, averageOrder: 1.1 } },
      categoriesBought: { Tea: { count: 117 } },
    });
    expect(decodeProfile('p1', encodeProfile(ann))).toEqual(ann);
  });

  it('fixes what the whole of an order was before the order is forgotten', () => {
    const later = Array.from({ length: 60 }, (_, at) => completed(`l${at}`, { total: 1 }, at + 10));
    const early = [
      completed('o1', { total: 50 }),
      refunded({ order_id: 'o1' }, 1),
      refunded({ order_id: 'o1', total: 8 }, 2),
    ];
    expect(revenue(...early, ...later)).toMatchObject({ EUR: { gross: 110, refunded: 50, net: 60 } });
  });

  it('keeps fifteen categories, those of late', () => {
    const all = Array.from({ length: 30 }, (_, at) => completed(`o${at}`, { category: `c${at}` }, at));
    const { recentOrders } = person(all);
    expect(Object.keys(computed(person(all)).categoriesBought)).toHaveLength(15);
    expect(recentOrders.flatMap(({ categories = [] }) => categories)).toHaveLength(15);
  });
});

const money = {
  total: fc.constantFrom(undefined, 10, 25.5),
  currency: fc.constantFrom(undefined, 'EUR', 'USD'),
};
const product = fc.record({
  category: fc.constantFrom(undefined, 'Tea', 'Cups'),
  price: fc.constantFrom(undefined, 4),
});
const history = fc
  .array(
    fc.record({
      event: fc.constantFrom(
        'Order Completed',
        'Order Cancelled',
        'Order Updated',
        'Order Refunded',
        'Product Viewed',
      ),
      source: fc.constantFrom('web', 'pos'),
      inMs: fc.integer({ min: 0, max: 9 }),
      properties: fc.record({
        ...money,
        order_id: fc.constantFrom(undefined, 'o1', 'o2', 'o3'),
        refund_id: fc.constantFrom(undefined, 'r1', 'r2'),
        category: fc.constantFrom(undefined, 'Tea', 'Rugs'),
        products: fc.option(fc.array(product, { maxLength: 2 }), { nil: undefined }),
      }),
    }),
    { maxLength: 16 },
  )
  .map((all) => all.map((one, at) => shopEvent({ ...one, messageId: `m${at}` })));

/** With what people see of it. */
const seen = (profile: Profile) => ({ profile, computed: computed(profile) });

describe('orders, refunds and views', () => {
  it('come to the same in whatever order they arrive, and over the table', () => {
    const shuffled = history.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([inTime, asArrived]) => {
        const ann = person(inTime);
        expect(seen(person(asArrived))).toEqual(seen(ann));
        expect(decodeProfile('p1', encodeProfile(ann))).toEqual(ann);
      }),
      { numRuns: RUNS },
    );
  });

  it('of two profiles come to what they would be of one', () => {
    fc.assert(
      fc.property(history, fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), (all, sides) => {
        const left = person(all.filter((_, at) => sides[at]));
        const right = person(
          all.filter((_, at) => !sides[at]),
          emptyProfile('p2', startMs + 1),
        );
        const merged = mergeProfiles(left, right);
        expect(seen({ ...merged, id: 'p1', createdAtMs: startMs, mergedFrom: [] })).toEqual(
          seen(person(all)),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('add up: net is gross without what was cancelled and refunded', () => {
    fc.assert(
      fc.property(history, (all) => {
        for (const { gross, cancelled, refunded: back, net } of Object.values(
          computed(person(all)).revenue,
        )) {
          expect(net).toBeCloseTo(gross - cancelled - back, 6);
          expect(Math.min(gross, cancelled, back)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
