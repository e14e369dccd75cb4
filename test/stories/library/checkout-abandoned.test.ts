import { describe, expect } from '@jest/globals';
import { story } from '../harness.ts';
import { ready } from './ready.ts';

describe('an abandoned checkout', () => {
  story(
    'takes the place of the cart: one reminder of two, and the nearer one',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      const bob = shop.reachable('Bob');
      await Promise.all([ann.adds('kettle'), bob.adds('kettle')]);
      await shop.after('10m');
      await ann.checksOut('kettle');
      await shop.after('31m');
      expect(ann.got.map(({ journeyId }) => journeyId)).toEqual(['checkout-abandoned']);
      expectSent('email', ann);
      await shop.after('1h');
      expectSent('email', ann, bob);
      await shop.after('3d');
      expect(ann.got.map(({ journeyId, channel }) => [journeyId, channel])).toEqual([
        ['checkout-abandoned', 'email'],
        ['checkout-abandoned', 'sms'],
      ]);
      expect(bob.got.map(({ journeyId }) => journeyId)).toEqual(['cart-abandoned', 'cart-abandoned']);
    },
    ready('cart-abandoned', 'checkout-abandoned'),
  );

  story(
    'is over when the order comes in, at the till too',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      await ann.adds('kettle');
      await ann.checksOut('kettle');
      await shop.after('20m');
      await ann.orders('pos');
      await shop.after('3d');
      expectSent('email');
      expect(ann.latest).toMatchObject({ journeyId: 'checkout-abandoned', reason: 'ordered' });
    },
    ready('cart-abandoned', 'checkout-abandoned'),
  );
});
