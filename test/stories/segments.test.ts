import { describe, expect } from '@jest/globals';
import type { PublishedJourney } from '../../core/config/snapshot.ts';
import type { Journey } from '../../core/journey/journey.ts';
import type { Segment } from '../../core/segment/segment.ts';
import type { Customer } from './customer.ts';
import { story } from './harness.ts';

const live = (...journeys: Journey[]): PublishedJourney[] =>
  journeys.map((journey) => ({ journey, version: 1, status: 'live' as const }));

const mail = (id: string, trigger: Journey['trigger'], changes: Partial<Journey> = {}): Journey => ({
  id,
  purpose: 'marketing',
  trigger,
  steps: [{ id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' }],
  ...changes,
});

/** When her mails left, by the clock of a zone. */
const mailedAt = (customer: Customer, timeZone: string): string[] =>
  customer.got.map(({ atMs }) =>
    new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(atMs),
  );

const silent: Segment = {
  id: 'silent',
  name: 'No order for 30 days',
  condition: { '>=': [{ var: 'profile.computed.daysSinceLastOrder' }, 30] },
};

describe('win-back', () => {
  const segments = [silent];
  const journeys = live(mail('win-back', { segment: 'silent', on: 'enter' }));

  story(
    'who has not ordered for 30 days gets a mail, who has ordered meanwhile does not',
    async ({ shop, expectSent }) => {
      const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
      await Promise.all([ann.orders(), bob.orders()]);
      await shop.after('29d');
      await bob.orders('pos');
      await shop.after('2d');
      expectSent('email', ann);
      await shop.after('30d');
      expectSent('email', ann, bob);
    },
    { segments, journeys },
  );

  story(
    'a second silence is a second mail, for as long as she orders in between',
    async ({ shop }) => {
      const ann = shop.reachable('Ann');
      await ann.orders();
      await shop.after('60d');
      expect(ann.channels).toEqual(['email']);
      await ann.orders();
      await shop.after('31d');
      expect(ann.channels).toEqual(['email', 'email']);
    },
    { segments, journeys },
  );

  story(
    'leaving a segment may start a journey as well: thanks to whoever came back',
    async ({ shop, expectSent }) => {
      const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
      await Promise.all([ann.orders(), bob.orders()]);
      await shop.after('40d');
      expectSent('email');
      await ann.orders('callcentre');
      expectSent('email');
      await shop.after('1m');
      expectSent('email', ann);
    },
    { segments, journeys: live(mail('thanks', { segment: 'silent', on: 'leave' })) },
  );
});

describe('a birthday', () => {
  const journeys = live(mail('birthday', { date: 'profile.birthday', yearly: true, at: '09:00' }));

  story(
    'is wished at nine in the morning where she lives, every year',
    async ({ shop }) => {
      const ann = shop.reachable('Ann', { traits: { birthday: '1990-03-05', timezone: 'Europe/Berlin' } });
      const yuki = shop.reachable('Yuki', { traits: { birthday: '1985-03-05', timezone: 'Asia/Tokyo' } });
      const eve = shop.reachable('Eve', { traits: { timezone: 'America/New_York' } });
      await shop.after('400d');
      expect(mailedAt(ann, 'Europe/Berlin')).toEqual(['2026-03-05 09:00', '2027-03-05 09:00']);
      expect(mailedAt(yuki, 'Asia/Tokyo')).toEqual(['2026-03-05 09:00', '2027-03-05 09:00']);
      expect(eve.channels).toEqual([]);
    },
    { journeys },
  );

  story(
    'on 29 February is wished on the 28th when there is none',
    async ({ shop }) => {
      const leap = shop.reachable('Leap', { traits: { birthday: '2000-02-29', timezone: 'UTC' } });
      await shop.after('365d');
      expect(mailedAt(leap, 'UTC')).toEqual(['2027-02-28 09:00']);
      await shop.after('365d');
      expect(mailedAt(leap, 'UTC')).toEqual(['2027-02-28 09:00', '2028-02-29 09:00']);
    },
    { journeys },
  );

  story(
    'that is told or corrected later counts as it is known by then, and comes once',
    async ({ shop }) => {
      const ann = shop.reachable('Ann', { traits: { birthday: '1990-03-20', timezone: 'UTC' } });
      await shop.after('5d');
      ann.say({ type: 'identify', event: 'Identified', traits: { birthday: '1990-03-10' } });
      await shop.after('30d');
      expect(mailedAt(ann, 'UTC')).toEqual(['2026-03-10 09:00']);
    },
    { journeys },
  );

  story(
    'a week ahead of it, also where the clocks change in between',
    async ({ shop }) => {
      const ann = shop.reachable('Ann', { traits: { birthday: '1990-04-02', timezone: 'Europe/Berlin' } });
      await shop.after('40d');
      expect(mailedAt(ann, 'Europe/Berlin')).toEqual(['2026-03-26 10:00']);
    },
    { journeys: live(mail('gift', { date: 'profile.birthday', yearly: true, offset: '-P7D' })) },
  );
});

describe('replenishment', () => {
  story(
    'comes 45 days after the latest order, counted anew by each order',
    async ({ shop }) => {
      const ann = shop.reachable('Ann', { traits: { timezone: 'UTC' } });
      await shop.at('15:00', () => ann.orders());
      await shop.after('30d');
      await ann.orders('pos');
      await shop.after('44d');
      expect(ann.channels).toEqual([]);
      await shop.after('2d');
      expect(mailedAt(ann, 'UTC')).toEqual(['2026-05-16 10:00']);
      await shop.after('200d');
      expect(ann.channels).toEqual(['email']);
    },
    {
      journeys: live(mail('refill', { date: 'profile.computed.lastOrderAt', offset: 'P45D', at: '10:00' })),
    },
  );
});

describe('whom we wrote to lately', () => {
  const journeys = live(
    mail('hello', { event: 'Signed Up' }),
    mail('offer', { event: 'Page Viewed' }, { audience: { '!': [{ inSegment: 'mailed-lately' }] } }),
  );
  const lately: Segment = {
    id: 'mailed-lately',
    condition: { within: [{ var: 'messages.email.lastSentAt' }, 'P3D'] },
  };

  story(
    'is left alone for three days, whichever journey wrote',
    async ({ shop }) => {
      const ann = shop.reachable('Ann');
      ann.say({ event: 'Signed Up' });
      await shop.after('1m');
      expect(ann.channels).toEqual(['email']);
      await shop.after('2d');
      await ann.opensTheShop();
      await shop.after('1m');
      expect(ann.channels).toEqual(['email']);
      await shop.after('1d');
      await ann.opensTheShop();
      await shop.after('1m');
      expect(ann.channels).toEqual(['email', 'email']);
    },
    { segments: [lately], journeys },
  );
});
