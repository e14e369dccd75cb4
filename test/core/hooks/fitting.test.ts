import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_EVENT_BYTES, utf8Bytes } from '../../../core/event/limits.ts';
import { fitting } from '../../../core/hooks/fitting.ts';
import { trackOf } from '../../../core/hooks/person.ts';

const orderOf = (products: object[], more: object = {}) =>
  trackOf(
    'Order Completed',
    { order_id: '1', total: 47.8, currency: 'EUR', ...more, products },
    { email: 'ann@example.com' },
    { messageId: 'm', timestamp: undefined, isTest: false },
  );
const line = (name: string, index = 1) => ({
  ...{
    product_id: String(index),
    variant: 'blue',
    sku: 'K',
    name,
    image_url: name,
    price: 19.9,
    quantity: 2,
  },
});
const lines = (count: number, name = '') => Array.from({ length: count }, (_, index) => line(name, index));
const productsOf = (said: object) =>
  (said as { properties: { products: Record<string, unknown>[] } }).properties.products;

describe('an event of a hook that is larger than an event may be', () => {
  it('is not touched while it fits', () => {
    const order = orderOf(lines(20, 'Kettle'));

    expect(fitting(order)).toBe(order);
  });

  it('loses long texts first', () => {
    const order = orderOf([line('x'.repeat(40_000)), line('Kettle')], { note: 'y'.repeat(600) });

    const { name: _, image_url: __, ...rest } = line('');
    expect(fitting(order)).toEqual(orderOf([rest, line('Kettle')]));
  });

  it('then all that its lines are not counted by, then all but ids and quantities', () => {
    const counted = productsOf(fitting(orderOf(lines(300, 'Kettle '.repeat(20)))));
    const named = productsOf(fitting(orderOf(lines(600, 'Kettle '.repeat(20)))));

    expect(counted).toHaveLength(300);
    expect(counted[9]).toEqual({ product_id: '9', variant: 'blue', sku: 'K', price: 19.9, quantity: 2 });
    expect(named).toHaveLength(600);
    expect(named[9]).toEqual({ product_id: '9', quantity: 2 });
  });

  it('always fits, and keeps its number and its total, in whatever letters', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.constantFrom('é', 'чайник', '"', '壺'),
        (count, word) => {
          const products = lines(count, word.repeat(90)).map((one) => ({
            ...one,
            product_id: word.repeat(9),
          }));
          const cut = fitting(orderOf(products));

          expect(utf8Bytes(JSON.stringify(cut))).toBeLessThanOrEqual(MOST_EVENT_BYTES);
          expect(cut).toMatchObject({ event: 'Order Completed', properties: { order_id: '1', total: 47.8 } });
          expect(productsOf(cut).length > 0).toBe(count > 0);
        },
      ),
      { numRuns: 20 },
    );
  });
});
