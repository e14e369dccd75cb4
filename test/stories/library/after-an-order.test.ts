import { describe, expect } from '@jest/globals';
import { story } from '../harness.ts';
import { ready } from './ready.ts';

const product = {
  products: [{ product_id: 'kettle', name: 'Kettle', price: 19.9 }],
  currency: 'EUR',
  total: 19.9,
};

describe('the return ticket', () => {
  story(
    'is suggested two days after an order, and not to who has bought again',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      const bob = shop.reachable('Bob');
      await Promise.all([ann.orders('web', product), bob.orders('pos', product)]);
      await shop.after('1d');
      await bob.orders('web', product);
      await shop.after('3d');
      expectSent('email', ann);
      expect(ann.got[0]?.html).toContain('Kettle');
      expect(bob.enrollments.map(({ reason }) => reason)).toContain('ordered');
    },
    ready('cross-sell'),
  );
});

describe('a request for a review', () => {
  story(
    'comes ten days after each order, not after a return and not to who has written',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      const bob = shop.reachable('Bob');
      const eve = shop.reachable('Eve');
      await ann.orders('web', { order_id: 'a1', ...product });
      await bob.orders('web', { order_id: 'b1', ...product });
      await eve.orders('web', { order_id: 'e1', ...product });
      await shop.after('3d');
      await ann.orders('web', { order_id: 'a2', products: [{ product_id: 'teapot' }] });
      await bob.says('Order Refunded', { order_id: 'b1' });
      await eve.says('Product Reviewed', { product_id: 'kettle' });
      await shop.after('8d');
      expectSent('email', ann);
      await shop.after('4d');
      expectSent('email', ann, ann);
    },
    ready('review-request'),
  );
});

describe('what runs out', () => {
  story(
    'is reminded of four weeks later, unless the same was bought meanwhile',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      const bob = shop.reachable('Bob');
      await ann.orders('web', { order_id: 'a1', ...product });
      await bob.orders('web', { order_id: 'b1', ...product });
      await shop.after('20d');
      await ann.orders('web', { order_id: 'a2', products: [{ product_id: 'teapot' }] });
      await bob.orders('web', { order_id: 'b2', ...product });
      await shop.after('9d');
      expectSent('email', ann);
      expect(bob.enrollments.find(({ entryKey }) => entryKey === 'b1')?.reason).toBe('ordered');
    },
    ready('replenishment'),
  );
});
