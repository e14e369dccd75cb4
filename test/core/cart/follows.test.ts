import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CartOp } from '../../../core/cart/cart-log.ts';
import { cartOf } from '../../../core/cart/cart-of.ts';
import { cartView } from '../../../core/cart/cart-view.ts';
import { normalise } from '../../../core/event/normalise.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { decodeProfile, encodeProfile } from '../../../core/profile/codec.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { mergeProfiles } from '../../../core/profile/merge-profiles.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { shopEvent, startMs } from '../../support/events.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 1000);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Step = [inMs: number, event: string, properties?: Record<string, unknown>];

/** A person after these, in the order in which they arrive. */
const personAfter = (steps: readonly Step[], id = 'p'): Profile =>
  steps.reduce(
    (profile, [inMs, event, properties = {}]) => applyEvent(profile, shopEvent({ event, properties, inMs })),
    emptyProfile(id, startMs),
  );
const cart = (...steps: Step[]) => cartOf(personAfter(steps));
const quantities = (profile: Profile) =>
  Object.fromEntries(
    cartOf(profile).lines.map(({ productId, variant, quantity }) => [
      variant === undefined ? productId : `${productId}/${variant}`,
      quantity,
    ]),
  );
const held = (...steps: Step[]) => quantities(personAfter(steps));
const view = (...steps: Step[]) => cartView(cart(...steps));

const add = (inMs: number, product_id: string, more: object = {}): Step => [
  inMs,
  'Product Added',
  { product_id, ...more },
];
const remove = (inMs: number, product_id: string, more: object = {}): Step => [
  inMs,
  'Product Removed',
  { product_id, ...more },
];
const whole = (inMs: number, ...products: (string | object)[]): Step => [
  inMs,
  'Cart Updated',
  { products: products.map((one) => (typeof one === 'string' ? { product_id: one } : one)) },
];
const order = (inMs: number, order_id: string, products?: object[]): Step => [
  inMs,
  'Order Completed',
  { order_id, ...(products && { products }) },
];

describe('whole carts and single lines', () => {
  it('take turns in the order of event time', () => {
    const steps = [add(1, 'p1'), whole(2, 'p2', 'p3'), add(3, 'p2'), remove(4, 'p3'), add(5, 'p4')];

    expect(held(...steps)).toEqual({ p2: 2, p4: 1 });
    expect(held(...steps.toReversed())).toEqual({ p2: 2, p4: 1 });
    expect(held(...steps, whole(6))).toEqual({});
  });

  it('come under Braze’s name as well', () => {
    const said = normalise(
      {
        type: 'track',
        event: 'ecommerce.cart_updated',
        userId: 'u1',
        properties: {
          cart_id: 'c1',
          currency: 'EUR',
          products: [
            { product_id: 'p1', product_name: 'Kettle', price: 19.9, quantity: 2, variant_id: 'v1' },
          ],
        },
      },
      'track',
      {
        source: { id: 's', kind: 'secret', name: 's', origins: [], mayStateConsent: true },
        receivedAtMs: startMs,
        historical: false,
        untidy: false,
        large: false,
        bot: false,
      } as never,
    );
    if (said.kind !== 'event') throw new Error('not taken');
    const person = applyEvent(personAfter([add(-1, 'p9')]), said.event);

    expect(cartView(cartOf(person))).toMatchObject({
      id: 'c1',
      items: [{ productId: 'p1', name: 'Kettle', price: 19.9, quantity: 2 }],
      value: 39.8,
    });
  });
});

describe('a price', () => {
  it('is the latest that was said of its line, whatever arrived last', () => {
    const steps = [add(1, 'p1', { price: 10, currency: 'EUR' }), add(2, 'p1', { price: 8, currency: 'EUR' })];
    for (const said of [steps, steps.toReversed()])
      expect(view(...said)).toMatchObject({ items: [{ price: 8, quantity: 2 }], value: 16, currency: 'EUR' });
    expect(
      view(...steps, whole(3, { product_id: 'p1', price: 7.5, quantity: 2, currency: 'EUR' })),
    ).toMatchObject({ items: [{ price: 7.5, quantity: 2 }], value: 15 });
  });

  it('of one currency gives way to that of another', () => {
    const both = [add(1, 'p1', { price: 10, currency: 'EUR' }), add(2, 'p1', { price: 11, currency: 'USD' })];
    expect(view(...both)).toMatchObject({ value: 22, currency: 'USD', items: [{ price: 11, quantity: 2 }] });
    expect(view(...both, add(3, 'p2', { price: 1, currency: 'EUR' }))).toMatchObject({
      value: null,
      currency: null,
      totals: { EUR: 1, USD: 22 },
    });
  });

  it('without a currency is in that of its line, with as many decimals as that has', () => {
    const yen = add(1, 'p1', { price: 1500, currency: 'JPY' });
    expect(view(yen, add(2, 'p1', { price: 1400 }))).toMatchObject({ value: 2800, currency: 'JPY' });
    expect(view(add(1, 'p1', { price: 1400 }), add(2, 'p1', { currency: 'JPY' }))).toMatchObject({
      items: [{ price: 1400 }],
      value: 2800,
    });
    expect(view(yen, add(2, 'p2', { price: 500 }))).toMatchObject({
      items: [{ price: 1500 }, { price: 500 }],
      value: 2000,
      currency: 'JPY',
    });
  });

  it('is not taken for one of another currency', () => {
    const said = view(add(1, 'p1', { price: 10, currency: 'EUR' }), add(2, 'p1', { currency: 'JPY' }));
    expect(said?.items[0]).not.toHaveProperty('price');
    expect(said).toMatchObject({ value: null });
  });
});

describe('a quantity', () => {
  it.each([0, '0', -1, '-2'])('of %j puts nothing in', (quantity) => {
    expect(held(add(1, 'p1', { quantity }))).toEqual({});
    expect(held(add(1, 'p1'), add(2, 'p1', { quantity }))).toEqual({ p1: 1 });
    expect(held(add(1, 'p1'), whole(2, { product_id: 'p1', quantity }, 'p2'))).toEqual({ p2: 1 });
  });

  it('of 0 takes nothing out, one below it as much as one above', () => {
    expect(held(add(1, 'p1', { quantity: 3 }), remove(2, 'p1', { quantity: 0 }))).toEqual({ p1: 3 });
    expect(held(add(1, 'p1', { quantity: 3 }), remove(2, 'p1', { quantity: -2 }))).toEqual({ p1: 1 });
    expect(held(add(1, 'p1', { quantity: 3 }), remove(2, 'p1', { quantity: '-3' }))).toEqual({});
  });

  it('may be a fraction', () => {
    const kilos = [add(1, 'p1', { quantity: 0.1 }), add(2, 'p1', { quantity: 0.2 })];
    expect(held(...kilos)).toEqual({ p1: 0.3 });
    expect(held(...kilos, remove(3, 'p1', { quantity: 0.3 }))).toEqual({});
  });
});

describe('an order', () => {
  const filled = [add(1, 'p1', { variant: 'red' }), add(2, 'p1', { variant: 'blue' }), add(3, 'p2')];

  it('takes the variant it names, or all of a product when it names none', () => {
    expect(held(...filled, order(4, 'o1', [{ product_id: 'p1', variant: 'red' }]))).toEqual({
      'p1/blue': 1,
      p2: 1,
    });
    expect(held(...filled, order(4, 'o1', [{ product_id: 'p1' }]))).toEqual({ p2: 1 });
  });

  it('takes a line whatever the quantities of either', () => {
    expect(held(add(1, 'p1', { quantity: 5 }), order(2, 'o1', [{ product_id: 'p1', quantity: 2 }]))).toEqual(
      {},
    );
  });

  it('leaves what was touched after it, whole carts included', () => {
    expect(held(...filled, order(4, 'o1'), add(5, 'p2'))).toEqual({ p2: 1 });
    expect(held(...filled, add(5, 'p2'), order(4, 'o1'))).toEqual({ p2: 1 });
    expect(held(whole(5, 'p2', 'p3'), ...filled, order(4, 'o1', [{ product_id: 'p2' }]))).toEqual({
      p2: 1,
      p3: 1,
    });
  });

  it('leaves the rest at rest until it is touched', () => {
    const rest = [...filled, order(4, 'o1', [{ product_id: 'p1' }])];
    expect(cart(...rest)).toMatchObject({ rested: true, lines: [{ productId: 'p2' }] });
    expect(cart(...rest, add(5, 'p3'))).not.toHaveProperty('rested');
  });

  it('reported by site and till is one: the second report takes nothing that came between', () => {
    const twice = [add(1, 'p1'), order(2, 'o1'), add(3, 'p1'), order(4, 'o1'), order(5, ' o1 ', [])];
    expect(held(...twice)).toEqual({ p1: 1 });
    expect(held(...twice.toReversed())).toEqual({ p1: 1 });
    expect(held(...twice, order(6, 'o2'))).toEqual({});
  });
});

describe('what an order closed', () => {
  const late = [order(hourMs, 'o1', [{ product_id: 'p1', variant: 'red' }, { sku: 's3' }])];
  /** So many operations that the order is no longer kept by itself. */
  const busy = Array.from({ length: 60 }, (_, at) => add(2 * hourMs + at, 'p9'));

  it('stays closed to events from before it, that variant and no other', () => {
    const seen = held(
      add(1, 'p3', { sku: 's3' }),
      ...late,
      ...busy,
      add(2, 'p1', { variant: 'red' }),
      add(3, 'p1', { variant: 'blue' }),
      add(4, 'p3', { sku: 's3' }),
      add(5, 'p4'),
    );
    expect(seen).toEqual({ p9: 60, 'p1/blue': 1, p4: 1 });
  });

  it('is everything when it named nothing', () => {
    expect(held(add(1, 'p1'), order(hourMs, 'o1'), ...busy, add(2, 'p7'))).toEqual({ p9: 60 });
  });

  it('is forgotten after 48 hours', () => {
    const later = [add(50 * hourMs, 'p9'), add(101 * hourMs, 'p9')];
    expect(held(order(hourMs, 'o1'), ...later, add(2, 'p7'))).toEqual({ p9: 2, p7: 1 });
  });
});

describe('history that is imported', () => {
  const open = [add(0, 'p1'), [5 * dayMs, 'Cart Viewed'] as Step];

  it('closes nothing of a cart that was opened after it', () => {
    expect(held(...open, order(-dayMs, 'old'))).toEqual({ p1: 1 });
    expect(held(...open, order(-dayMs, 'old', [{ product_id: 'p1' }]))).toEqual({ p1: 1 });
  });

  it('closes nothing of such a cart after a merge either', () => {
    const till = personAfter([order(-hourMs, 'old')], 'till');
    const shopper = personAfter([...open, [6 * dayMs, 'Cart Viewed']], 'shopper');
    expect(cartOf(mergeProfiles(till, shopper))).toMatchObject({ lines: [{ productId: 'p1' }] });
    expect(cartOf(mergeProfiles(till, shopper))).not.toHaveProperty('rested');
  });

  it('brings nothing back that was in a cart long gone', () => {
    expect(held(...open, add(-40 * dayMs, 'p7'))).toEqual({ p1: 1 });
  });
});

describe('activity in a cart', () => {
  it.each([
    'Cart Viewed',
    'Checkout Started',
    'Checkout Step Viewed',
    'Checkout Step Completed',
    'Payment Info Entered',
    'Coupon Applied',
    'Coupon Entered',
  ])('is a %s, which changes no line', (event) => {
    const touched = cart(add(1, 'p1'), [9, event]);
    expect(touched).toMatchObject({ activityAtMs: startMs + 9, lines: [{ productId: 'p1', quantity: 1 }] });
  });

  it.each(['Product Viewed', 'Page Viewed', 'Coupon Removed'])('is no %s', (event) => {
    expect(cart(add(1, 'p1'), [9, event])).toMatchObject({ activityAtMs: startMs + 1 });
  });
});

describe('two carts that are joined', () => {
  const joined = (phone: Step[], desktop: Step[]) =>
    mergeProfiles(personAfter(phone, 'a'), personAfter(desktop, 'b'));

  it('keep the lines of both, quantities of one product added', () => {
    const person = joined([add(1, 'p1'), add(2, 'p2')], [add(3, 'p2'), add(4, 'p3', { variant: 'red' })]);
    expect(quantities(person)).toEqual({ p1: 1, p2: 2, 'p3/red': 1 });
  });

  it('keep the lines of both when their shop always tells the whole cart', () => {
    const person = joined([whole(1, 'p1'), whole(3, 'p1', 'p2')], [whole(2, 'p2'), whole(4, 'p3', 'p2')]);
    expect(quantities(person)).toEqual({ p1: 1, p2: 2, p3: 1 });
    expect(quantities(joined([add(1, 'p1')], [whole(2, 'p2'), whole(3)]))).toEqual({ p1: 1 });
  });

  it('are one from then on: the next whole cart replaces it', () => {
    const person = joined([whole(1, 'p1')], [whole(2, 'p2')]);
    const [, event, properties = {}] = whole(9, 'p5');
    expect(quantities(applyEvent(person, shopEvent({ event, properties, inMs: 9 })))).toEqual({ p5: 1 });
  });

  it('keep two currencies apart', () => {
    const person = joined(
      [add(1, 'p1', { price: 10, currency: 'EUR' })],
      [add(2, 'p2', { price: 900, currency: 'JPY' })],
    );
    expect(cartView(cartOf(person))).toMatchObject({
      value: null,
      currency: null,
      totals: { EUR: 10, JPY: 900 },
    });
  });

  it('survive the table', () => {
    const person = joined(
      [whole(1, 'p1'), order(2, 'o1', [{ product_id: 'p8', variant: 'x', sku: 's' }])],
      [whole(2, 'p2'), whole(3)],
    );
    const { cart: read } = decodeProfile(person.id, encodeProfile(person));
    expect(read).toEqual(person.cart);
    expect(read.ops.map(({ instead }: CartOp) => instead)).toContainEqual([]);
  });

  const step = fc.tuple(
    fc.integer({ min: 0, max: 30 }),
    fc.constantFrom('add', 'remove', 'whole'),
    fc.array(fc.constantFrom('p1', 'p2', 'p3'), { maxLength: 3 }),
  );
  const steps = fc
    .array(step, { maxLength: 8 })
    .map((all) =>
      all
        .toSorted(([a], [b]) => a - b)
        .flatMap(([inMs, kind, products], at): Step[] =>
          kind === 'whole'
            ? [whole(inMs * 10 + at, ...products)]
            : products
                .slice(0, 1)
                .map((product) => (kind === 'add' ? add : remove)(inMs * 10 + at, product, { quantity: 1 })),
        ),
    );

  /** Nobody takes out of one cart what is in another. */
  const isOfItsCart = (before: readonly Step[], [, event, properties]: Step): boolean =>
    event !== 'Product Removed' || String(properties?.product_id) in quantities(personAfter(before));

  it('hold, of every product, as many as both did', () => {
    const held = steps.map((all) => all.filter((step, at) => isOfItsCart(all.slice(0, at), step)));
    fc.assert(
      fc.property(held, held, (left, right) => {
        const [a, b] = [personAfter(left, 'a'), personAfter(right, 'b')];
        const sum: Record<string, number> = quantities(a);
        for (const [id, quantity] of Object.entries(quantities(b))) sum[id] = (sum[id] ?? 0) + quantity;
        expect(quantities(mergeProfiles(a, b))).toEqual(sum);
      }),
      { numRuns: RUNS },
    );
  });
});
