import { describe, expect, it } from '@jest/globals';
import { cartOf } from '../../../core/cart/cart-of.ts';
import { cartView } from '../../../core/cart/cart-view.ts';
import { lastActivityMs } from '../../../core/cart/last-activity.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { profileItem } from '../../../functions/adapters/dynamo/profile-item.ts';
import { shopEvent, startMs } from '../../support/events.ts';
import { itemBytes } from '../../support/item-bytes.ts';

type Step = [event: string, properties?: Record<string, unknown>, inMs?: number | undefined];
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A person after these events; each comes a second after the one before unless it says when. */
const personAfter = (...steps: Step[]) =>
  steps.reduce(
    (profile, [event, properties = {}, inMs], at) =>
      applyEvent(profile, shopEvent({ event, properties, inMs: inMs ?? at * 1000 })),
    emptyProfile('p', startMs),
  );
const linesAfter = (...steps: Step[]) =>
  Object.fromEntries(cartOf(personAfter(...steps)).lines.map((line) => [line.productId, line.quantity]));
const viewAfter = (...steps: Step[]) => cartView(cartOf(personAfter(...steps)));

const add = (product_id: string, more: object = {}, inMs?: number): Step => [
  'Product Added',
  { product_id, ...more },
  inMs,
];
const remove = (product_id: string, more: object = {}, inMs?: number): Step => [
  'Product Removed',
  { product_id, ...more },
  inMs,
];
const order = (products?: object[], inMs?: number): Step => [
  'Order Completed',
  { order_id: 'o1', ...(products && { products }) },
  inMs,
];

describe('a cart', () => {
  it('adds a quantity, by default one', () => {
    expect(linesAfter(add('p1'), add('p1', { quantity: 2 }), add('p2', { quantity: '3' }))).toEqual({
      p1: 3,
      p2: 3,
    });
  });

  it('takes a quantity out, or without one the line', () => {
    expect(linesAfter(add('p1', { quantity: 3 }), remove('p1', { quantity: 2 }))).toEqual({ p1: 1 });
    expect(linesAfter(add('p1', { quantity: 3 }), remove('p1'))).toEqual({});
    expect(linesAfter(add('p1', { quantity: 3 }), remove('p1', { quantity: 9 }))).toEqual({});
  });

  it.each(['Cart Viewed', 'Cart Updated', 'Checkout Started'])(
    'is replaced by %s with products, and only touched without',
    (event) => {
      const products = [
        { product_id: 'p2', quantity: 2 },
        { product_id: 'p3', quantity: 0 },
        { sku: 's4' },
        'nonsense',
        {},
      ];
      expect(linesAfter(add('p1'), [event, { products }])).toEqual({ p2: 2, s4: 1 });
      expect(linesAfter(add('p1'), [event, { products: [] }])).toEqual({});
      expect(linesAfter(add('p1'), [event])).toEqual({ p1: 1 });
    },
  );

  it('loses to an order the lines it names, by product or sku, and all if it names none', () => {
    const filled = [add('p1', { sku: 's1' }), add('p2'), add('p3', { quantity: 5 })];
    expect(linesAfter(...filled, order([{ sku: 's1' }, { product_id: 'p3', quantity: 1 }]))).toEqual({
      p2: 1,
    });
    expect(linesAfter(...filled, order())).toEqual({});
    expect(linesAfter(...filled, order([]))).toEqual({});
  });

  it('has each variant on a line of its own', () => {
    const filled = [add('p1', { variant: 'red' }), add('p1', { variant: 'blue' })];
    expect(cartOf(personAfter(...filled)).lines).toHaveLength(2);
    expect(cartOf(personAfter(...filled, remove('p1', { variant: 'red' }))).lines).toMatchObject([
      { variant: 'blue' },
    ]);
    expect(cartOf(personAfter(...filled, order([{ product_id: 'p1' }]))).lines).toEqual([]);
  });

  it('keeps the latest word on a product', () => {
    const lines = cartOf(
      personAfter(
        add('p1', { name: 'Old', price: 1, currency: 'EUR' }, 10),
        add('p1', { price: 2 }, 20),
        add('p1', { name: 'Older' }, 5),
      ),
    ).lines;
    expect(lines).toMatchObject([{ name: 'Old', priceMinor: 200, currency: 'EUR', quantity: 3 }]);
  });

  it('lives 30 idle days', () => {
    expect(linesAfter(add('p1', {}, 0), add('p2', {}, 29 * dayMs))).toEqual({ p1: 1, p2: 1 });
    expect(linesAfter(add('p1', {}, 0), add('p2', {}, 31 * dayMs))).toEqual({ p2: 1 });
    expect(cartOf(personAfter(add('p1', {}, 0)), startMs + 31 * dayMs).lines).toEqual([]);
  });

  it('is named by the shop, else by what opened it, anew after it was empty or ordered', () => {
    const named = (...steps: Step[]) => cartOf(personAfter(...steps));
    expect(named(add('p1', { cart_id: 'c1' }), add('p2')).id).toBe('c1');
    expect(named(add('p1', {}, 5)).id).toMatch(/^[0-9a-f]{16}$/);
    expect(named(add('p1'), remove('p1'))).not.toHaveProperty('id');
    expect(named(add('p1', {}, 1), remove('p1', {}, 2), add('p1', {}, 3)).openedAtMs).toBe(startMs + 3);
    const left = [add('p1', {}, 1), add('p2', {}, 2), order([{ product_id: 'p1' }], 3)];
    expect(named(...left)).toMatchObject({ rested: true, openedAtMs: startMs + 1 });
    expect(named(...left, ['Cart Viewed', {}, 4])).toMatchObject({ openedAtMs: startMs + 4 });
  });
});

describe('an event that comes late', () => {
  it('finds its place', () => {
    expect(linesAfter(add('p1', {}, 1), remove('p1', {}, 10), add('p1', { quantity: 4 }, 5))).toEqual({});
    expect(linesAfter(['Cart Updated', { products: [{ product_id: 'p2' }] }, 10], add('p1', {}, 5))).toEqual({
      p2: 1,
    });
    expect(linesAfter(order(undefined, 10), add('p1', {}, 5), add('p2', {}, 11))).toEqual({ p2: 1 });
  });

  it('changes nothing on a line that an order took, even when the order is no longer kept', () => {
    const busy = Array.from({ length: 60 }, (_, at): Step => add('p9', {}, 100 + at));
    expect(
      linesAfter(add('p1', {}, 1), order([{ product_id: 'p1' }], 50), ...busy, add('p1', {}, 40)),
    ).toEqual({ p9: 60 });
  });

  it('at the same moment fills before it takes out, and an order comes last', () => {
    expect(linesAfter(order(undefined, 0), remove('p1', {}, 0), add('p1', {}, 0))).toEqual({});
    expect(linesAfter(remove('p1', { quantity: 1 }, 0), add('p1', { quantity: 2 }, 0))).toEqual({ p1: 1 });
  });
});

describe('the last activity', () => {
  it('is a cart event, or a visit soon after, that postpones by six hours at most', () => {
    const visited = (inMs: number) => ({ ...personAfter(add('p1', {}, 0)), lastVisitAtMs: startMs + inMs });
    expect(lastActivityMs(visited(-5))).toBe(startMs);
    expect(lastActivityMs(visited(2 * hourMs))).toBe(startMs + 2 * hourMs);
    expect(lastActivityMs(visited(20 * hourMs))).toBe(startMs + 6 * hourMs);
    expect(lastActivityMs(emptyProfile('p', startMs))).toBe(0);
  });
});

describe('what people see of a cart', () => {
  it('is the contract: decimal prices, one value', () => {
    const properties = {
      cart_id: 'c1',
      name: 'Kettle',
      price: 19.9,
      currency: 'eur',
      quantity: 2,
      cart_url: 'https://shop.example/cart',
    };
    expect(viewAfter(add('p1', properties))).toEqual({
      id: 'c1',
      items: [{ productId: 'p1', name: 'Kettle', price: 19.9, quantity: 2 }],
      value: 39.8,
      currency: 'EUR',
      updatedAt: '2026-03-02T09:00:00.000Z',
      cartUrl: 'https://shop.example/cart',
    });
    expect(viewAfter()).toBeNull();
  });

  it('knows currencies without decimals and with three', () => {
    expect(viewAfter(add('p1', { price: 1500, currency: 'JPY', quantity: 2 }))).toMatchObject({
      value: 3000,
      currency: 'JPY',
    });
    expect(viewAfter(add('p1', { price: 1.255, currency: 'KWD' }))).toMatchObject({ value: 1.255 });
  });

  it('has no single value in several currencies, nor when a price is unknown', () => {
    const both = viewAfter(
      add('p1', { price: 1, currency: 'EUR' }),
      add('p2', { price: 2, currency: 'USD' }),
    );
    expect(both).toMatchObject({
      value: null,
      currency: null,
      totals: { EUR: 1, USD: 2 },
      items: [{ currency: 'EUR' }, { currency: 'USD' }],
    });
    expect(viewAfter(add('p1', { price: 1, currency: 'EUR' }), add('p2'))).toMatchObject({
      value: null,
      currency: 'EUR',
    });
  });

  it.each([
    ['19.90', 19.9],
    ['19,90', 19.9],
    [' 7 ', 7],
    [-1, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    ['free', undefined],
    ['1e400', undefined],
    [{}, undefined],
    [null, undefined],
  ])('reads the price %j as %j', (price, read) => {
    expect(viewAfter(add('p1', { price, currency: 'EUR' }))?.items[0]?.price).toBe(read);
  });

  it('drops what is no link', () => {
    const view = viewAfter(
      add('p1', {
        url: 'javascript:alert(1)',
        image_url: '//x',
        cart_url: 'data:text/html,x',
        checkout_url: 'ftp://x',
      }),
    );
    expect(view?.items).toEqual([{ productId: 'p1', quantity: 1 }]);
    expect(view).not.toHaveProperty('cartUrl');
    expect(view).not.toHaveProperty('checkoutUrl');
  });

  it.each<[unknown[], object]>([
    [[{ productID: 'p2' }], { p1: 1 }],
    [[{ product_id: {} }, null, 'p2'], { p1: 1 }],
    [[{ product_id: 'p1', quantity: 0 }], {}],
    [[{ productID: 'p2' }, { product_id: 'p3' }], { p3: 1 }],
    [[], {}],
  ])('is not emptied by products of which none can be read: %j', (products, lines) => {
    expect(linesAfter(add('p1'), ['Cart Updated', { products }])).toEqual(lines);
  });

  it('survives hostile products', () => {
    for (const product_id of ['__proto__', 'constructor', '#', ':', '\u0000', '\ud800', '😀'.repeat(500)])
      expect(viewAfter(add(product_id), order([{ product_id }]), add('p1'))?.items).toMatchObject([
        { productId: 'p1' },
      ]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a cart of any size', () => {
  it('stays below 350 KB in the table, however many events fill it', () => {
    const wide = 'ü'.repeat(2000);
    const link = (at: number) => `https://shop.example/${'x'.repeat(900)}${at}`;
    const steps = Array.from({ length: 1500 }, (_, at) =>
      add(`${at}-${wide}`, { name: wide, url: link(at), image_url: link(at), variant: wide }, at),
    );
    const all = Array.from(
      { length: 30 },
      (_, at): Step => [
        'Cart Updated',
        { products: Array.from({ length: 400 }, (_each, n) => ({ product_id: `${n}`, name: 'Name of it' })) },
        10_000 + at,
      ],
    );

    expect(itemBytes(profileItem(personAfter(...steps), 1))).toBeLessThan(350 * 1024);
    expect(itemBytes(profileItem(personAfter(...steps, ...all), 1))).toBeLessThan(350 * 1024);
    expect(cartOf(personAfter(...all)).lines).toHaveLength(400);
  });
});
