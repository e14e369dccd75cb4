import { describe, expect } from '@jest/globals';
import { linkJourneys } from '../../core/journey/built-in/link-requested.ts';
import { cartAbandoned } from '../../core/seed/journeys.ts';
import type { Customer } from './customer.ts';
import { story } from './harness.ts';

const DAY = 86_400_000;

const pauses = (customer: Customer, days: number) =>
  customer.byHand('Contact Paused', { until: new Date(customer.world.nowMs + days * DAY).toISOString() });

const heldBecause = (customer: Customer) => [
  ...new Set(
    customer.world.timeline
      .filter((entry) => entry.profileId === customer.profile.id && entry.kind === 'held')
      .map(({ reason }) => reason),
  ),
];

describe('a pause', () => {
  story('of three days: the message waits, and goes out once after it', async ({ shop }) => {
    const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
    await Promise.all([ann.adds('kettle'), bob.adds('kettle')]);
    await pauses(ann, 3);

    await shop.after('71h');
    expect([ann.channels, bob.channels]).toEqual([[], ['email', 'sms']]);
    expect(heldBecause(ann)).toEqual(['on-pause']);
    await shop.after('2h');
    expect(ann.channels).toEqual(['email']);
    await shop.after('1d');
    expect(ann.channels).toEqual(['email', 'sms']);
    await shop.after('6d');
    expect(ann.channels).toEqual(['email', 'sms']);
  });

  story('that is taken back lets it go within a day', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    await pauses(ann, 30);
    await shop.after('5h');
    await ann.byHand('Contact Resumed');
    await shop.after('1d');
    expect(ann.channels).toEqual(['email']);
  });

  story('longer than anybody remembers a cart ends the journey without a message', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    await pauses(ann, 10);
    await shop.after('12d');
    expect(ann.channels).toEqual([]);
    expect(ann.latest).toMatchObject({ status: 'exited', reason: 'too-late' });
  });

  story('keeps nobody from coming in', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    await pauses(ann, 2);
    await ann.adds('kettle');
    expect(ann.enrollments).toHaveLength(1);
    await shop.after('49h');
    expect(ann.channels).toEqual(['email']);
  });
});

describe('a complaint that is opened between e-mail and SMS', () => {
  story('keeps the SMS back until it is closed', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    await shop.after('2h');
    await ann.byHand('Complaint Opened', { complaintId: 'c1' });
    await shop.after('3d');
    expect([ann.channels, heldBecause(ann)]).toEqual([['email'], ['complaint-open']]);
    await ann.byHand('Complaint Closed', { complaintId: 'c1' });
    await shop.after('61m');
    expect(ann.channels).toEqual(['email', 'sms']);
  });

  story('and never lets it go when she has ordered meanwhile', async ({ shop, expectSkipped }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    await shop.after('2h');
    ann.say({
      event: 'Complaint Opened',
      source: 'callcentre',
      userId: 'Ann',
      properties: { complaint_id: 4711 },
    });
    await shop.after('2d');
    await ann.orders('pos');
    await ann.byHand('Complaint Closed', { complaintId: '4711' });
    await shop.after('6d');
    expect(ann.channels).toEqual(['email']);
    expectSkipped('sms', ann, 'ordered');
  });
});

describe('taken out of a journey', () => {
  story('she gets nothing more of it, at once', async ({ shop, expectSkipped }) => {
    const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
    await Promise.all([ann.adds('kettle'), bob.adds('kettle')]);
    await shop.after('2h');
    await ann.byHand('Journey Left', { journeyId: 'another' });
    expect(ann.latest).toMatchObject({ status: 'active' });
    await ann.byHand('Journey Left', { journeyId: 'cart-abandoned' });
    expect(ann.latest).toMatchObject({ status: 'exited', reason: 'operator' });
    expectSkipped('sms', ann, 'operator');

    bob.say({ event: 'Journey Left', properties: { journeyId: 'cart-abandoned' }, source: 'operator' });
    await shop.after('3d');
    expect([ann.channels, bob.channels]).toEqual([['email'], ['email', 'sms']]);
  });
});

const withLinks = {
  journeys: [cartAbandoned, ...linkJourneys].map((journey) => ({
    journey,
    version: 1,
    status: 'live' as const,
  })),
};
const asks = (customer: Customer, channel: string) => customer.byHand('Link Requested', { channel });

describe('the link to the cart, asked for on the phone', () => {
  story(
    'goes out at once by that channel, whatever her consent and however she is to be left alone',
    async ({ shop }) => {
      const ann = shop.reachable('Ann', { consent: { email: 'denied', sms: 'denied' } });
      await ann.adds('kettle');
      await pauses(ann, 30);
      await ann.byHand('Complaint Opened', { complaintId: 'c1' });
      await asks(ann, 'sms');
      await asks(ann, 'email');
      await shop.after('1m');
      expect(ann.channels).toEqual(['sms', 'email']);
    },
    withLinks,
  );

  story(
    'goes out once when it is asked for twice within a minute',
    async ({ shop }) => {
      const ann = shop.reachable('Ann');
      await ann.adds('kettle');
      await asks(ann, 'sms');
      await asks(ann, 'sms');
      await shop.after('0m');
      await asks(ann, 'sms');
      await shop.after('1m');
      expect(ann.channels).toEqual(['sms']);
      await asks(ann, 'sms');
      await shop.after('1m');
      expect(ann.channels).toEqual(['sms', 'sms']);
    },
    withLinks,
  );

  story(
    'cannot be asked for by a client of the shop',
    async ({ shop }) => {
      const ann = shop.reachable('Ann');
      await ann.adds('kettle');
      ann.say({ event: 'Link Requested', source: 'operator', properties: { channel: 'sms' } });
      await shop.after('10m');
      expect(ann.channels).toEqual([]);
    },
    withLinks,
  );
});
