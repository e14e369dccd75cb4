import { describe, expect } from '@jest/globals';
import type { PublishedJourney } from '../../core/config/snapshot.ts';
import type { Segment } from '../../core/segment/segment.ts';
import type { Customer } from './customer.ts';
import { story } from './harness.ts';
import { takeInRun } from './send-out.ts';

const segments: Segment[] = [{ id: 'tea-lovers', condition: { '==': [{ var: 'profile.likes' }, 'tea'] } }];
const broadcast = (trigger: object, more: object = {}) => ({
  segments,
  journeys: [
    {
      journey: {
        id: 'spring',
        trigger: { to: { segment: 'tea-lovers' }, ...trigger },
        exit: [{ event: 'Order Completed' }],
        steps: [{ id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' }],
        ...more,
      } as PublishedJourney['journey'],
      version: 1,
      status: 'live' as const,
    },
  ],
});
const likesTea = (timezone: string, likes = 'tea') => ({ traits: { timezone, likes } });

const mailedAt = (customer: Customer, timeZone: string): string[] =>
  customer.got.map(({ atMs }) =>
    new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(atMs),
  );

describe('to everybody in a segment', () => {
  story(
    'is written at ten by her own clock, and to nobody else',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann', likesTea('Europe/Berlin'));
      const yuki = shop.reachable('Yuki', likesTea('Asia/Tokyo'));
      const eve = shop.reachable('Eve', likesTea('America/New_York'));
      shop.reachable('Bob', likesTea('Europe/Berlin', 'coffee'));
      await takeInRun(shop.world, 'spring');
      await shop.after('3d');
      expectSent('email', ann, yuki, eve);
      expect(mailedAt(ann, 'Europe/Berlin')).toEqual(['2026-03-10 10:00']);
      expect(mailedAt(yuki, 'Asia/Tokyo')).toEqual(['2026-03-10 10:00']);
      expect(mailedAt(eve, 'America/New_York')).toEqual(['2026-03-10 10:00']);
    },
    broadcast({ schedule: { at: '2026-03-10T10:00', timezone: 'recipient' } }),
  );

  story(
    'who has left it before her hour gets nothing, nor who has ordered',
    async ({ shop, expectSent, expectSkipped }) => {
      const [ann, bob, eve] = ['Ann', 'Bob', 'Eve'].map((name) =>
        shop.reachable(name, likesTea('America/New_York')),
      ) as [Customer, Customer, Customer];
      await takeInRun(shop.world, 'spring');
      await shop.after('5h');
      bob.say({ type: 'identify', event: 'Identified', traits: { likes: 'coffee' } });
      await eve.orders('pos');
      await shop.after('2d');
      expectSent('email', ann);
      expectSkipped('email', bob, 'left-segment');
      expectSkipped('email', eve, 'ordered');
    },
    broadcast({ schedule: { at: '2026-03-10T10:00', timezone: 'recipient' } }),
  );

  story(
    'two a minute are written to, if it says so',
    async ({ shop }) => {
      const people = Array.from({ length: 6 }, (_, at) => shop.reachable(`G${at}`, likesTea('UTC')));
      await takeInRun(shop.world, 'spring');
      await shop.after('1h');
      const minutes = people.flatMap((one) => mailedAt(one, 'UTC')).toSorted();
      expect(minutes).toEqual(
        ['00', '00', '01', '01', '02', '02'].map((minute) => `2026-03-10 10:${minute}`),
      );
    },
    broadcast({ schedule: { at: '2026-03-10T10:00' }, throttle: { perMinute: 2 } }),
  );

  story(
    'every Monday, as long as she is in it',
    async ({ shop, expectSent }) => {
      const [ann, bob] = [shop.reachable('Ann', likesTea('UTC')), shop.reachable('Bob', likesTea('UTC'))];
      await takeInRun(shop.world, 'spring');
      await shop.after('1d');
      expectSent('email', ann, bob);
      bob.say({ type: 'identify', event: 'Identified', traits: { likes: 'coffee' } });
      await takeInRun(shop.world, 'spring');
      await shop.after('1d');
      expect(mailedAt(ann, 'UTC')).toEqual(['2026-03-09 10:00', '2026-03-16 10:00']);
      expectSent('email', ann, ann, bob);
    },
    broadcast({ schedule: { at: '2026-03-09T10:00', rrule: 'FREQ=WEEKLY;BYDAY=MO', timezone: 'UTC' } }),
  );
});
