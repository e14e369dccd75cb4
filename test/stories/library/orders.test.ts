import { describe, expect } from '@jest/globals';
import { story } from '../harness.ts';
import { ready } from './ready.ts';

const waiting = { order_id: 'A-7', place: 'Main Street 1' };

describe('an order that is ready for pick-up', () => {
  story(
    'is told to everybody, whatever she allowed; the paid SMS only to who did not come',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann', { consent: { email: 'denied', sms: 'denied' } });
      const bob = shop.reachable('Bob');
      await ann.says('Order Ready For Pickup', waiting, 'pos');
      await bob.says('Order Ready For Pickup', { order_id: 'B-1' }, 'pos');
      await shop.after('1h');
      expectSent('email', ann, bob);
      expect(ann.got[0]?.text).toContain('Order A-7 waits for you: Main Street 1');
      await bob.says('Order Picked Up', { order_id: 'B-1' }, 'pos');
      await shop.after('3h');
      expectSent('sms', ann);
      await shop.after('3d');
      expectSent('email', ann, ann, bob);
    },
    ready('pick-up'),
  );

  story(
    'is kept apart from another order of hers',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      await ann.says('Order Ready For Pickup', { order_id: 'A-7' }, 'pos');
      await ann.says('Order Ready For Pickup', { order_id: 'A-8' }, 'pos');
      await shop.after('1h');
      await ann.says('Order Picked Up', { order_id: 'A-7' }, 'pos');
      await shop.after('3h');
      expectSent('sms', ann);
      expect(ann.got.find(({ channel }) => channel === 'sms')?.text).toContain('A-8');
    },
    ready('pick-up'),
  );
});

describe('the status of an order', () => {
  story(
    'is told each time the shop says it, in its words',
    async ({ shop }) => {
      const ann = shop.reachable('Ann', { consent: {} });
      await ann.says('Order Updated', { order_id: 'A-7', status: 'packed' }, 'server');
      await shop.after('1m');
      await ann.says('Order Updated', { order_id: 'A-7', status: 'on its way' }, 'server');
      await shop.after('1m');
      await ann.says('Order Updated', { order_id: 'A-7', total: 12 }, 'server');
      await shop.after('1d');
      expect(ann.got.map(({ subject }) => subject)).toEqual(['Order A-7: packed', 'Order A-7: on its way']);
    },
    ready('order-status'),
  );
});
