import { describe, expect } from '@jest/globals';
import { story } from '../harness.ts';
import { ready } from './ready.ts';

const kettle = { product_id: 'kettle', name: 'Kettle', price: 15, old_price: 19.9, currency: 'EUR' };

describe('a lower price', () => {
  story(
    'is told once a product, with the price before, and not to who has bought it',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      const bob = shop.reachable('Bob', { device: 'token-b' });
      await ann.says('Price Dropped', kettle);
      await shop.after('1m');
      expectSent('email', ann);
      expect(ann.got[0]?.text).toContain('- Kettle, €15.00 (€19.90)');
      await ann.says('Price Dropped', { ...kettle, price: 14 });
      await bob.says('Price Dropped', kettle);
      await shop.after('1m');
      expectSent('push', bob);
      await bob.orders('pos', { products: [{ product_id: 'kettle' }] });
      await shop.after('3d');
      expectSent('email', ann);
      await ann.says('Price Dropped', { ...kettle, product_id: 'teapot', name: 'Teapot' });
      await shop.after('1m');
      expectSent('email', ann, ann);
    },
    ready('price-drop'),
  );
});

describe('what is back in stock', () => {
  story(
    'is told by push first, then by mail to who did not look',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann', { device: 'token-a' });
      const bob = shop.reachable('Bob', { device: 'token-b' });
      await Promise.all([ann.says('Back In Stock', kettle), bob.says('Back In Stock', kettle)]);
      await shop.after('1m');
      expectSent('push', ann, bob);
      await bob.opensTheShop('app');
      await shop.after('3h');
      expectSent('email', ann);
      expect(ann.got[1]?.subject).toBe('It is back');
    },
    ready('back-in-stock'),
  );
});
