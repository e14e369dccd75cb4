import { describe, expect } from '@jest/globals';
import type { PublishedJourney } from '../../core/config/snapshot.ts';
import { holdoutLuck } from '../../core/journey/luck.ts';
import { JOURNEY_REQUESTED } from '../../core/journey/triggers/manual.ts';
import { story } from './harness.ts';

const live = (journey: object): { journeys: PublishedJourney[] } => ({
  journeys: [{ journey: { id: 'j', ...journey } as PublishedJourney['journey'], version: 1, status: 'live' }],
});
const mail = { id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' };
const sms = { id: 'sms', kind: 'send', channel: 'sms', template: 'cart-sms' };
const started = { event: 'Checkout Started', properties: { checkout_id: 'c1', cart_id: 'c1' } };

describe('something that she does not do in time', () => {
  const absence = live({
    trigger: { event: 'Checkout Started', without: { event: 'Order Completed' }, within: 'PT2H' },
    steps: [mail],
  });

  story(
    'who orders within two hours hears nothing, who does not gets a mail',
    async ({ shop, expectSent }) => {
      const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
      ann.say(started);
      bob.say(started);
      await shop.after('1h');
      await ann.orders('pos');
      expect(ann.latest).toMatchObject({ status: 'exited', reason: 'not-abandoned' });
      await shop.after('2h');
      expectSent('email', bob);
    },
    absence,
  );

  story(
    'an order after the mail is no absence, and no second mail',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      ann.say(started);
      await shop.after('3h');
      await ann.orders();
      await shop.after('1d');
      expectSent('email', ann);
      expect(ann.latest).toMatchObject({ status: 'completed' });
    },
    absence,
  );
});

describe('waiting for what she does', () => {
  const waiting = live({
    trigger: { event: 'Signed Up' },
    goal: { event: 'Order Completed', within: 'P7D' },
    exit: [{ event: 'Account Closed' }],
    steps: [
      {
        id: 'looks',
        kind: 'wait',
        event: { event: 'Product Viewed', where: { '==': [{ var: 'event.properties.category' }, 'tea'] } },
        for: 'P2D',
        // biome-ignore lint/suspicious/noThenProperty: the document's own word
        then: [mail],
        else: [sms],
      },
    ],
  });
  const looksAt = (category: string) => ({
    event: 'Product Viewed',
    properties: { product_id: 'p', category },
  });

  story(
    'who looks at tea gets the mail at once, who does not gets the SMS when the time is over',
    async ({ shop, expectSent }) => {
      const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
      for (const one of [ann, bob]) one.say({ event: 'Signed Up' });
      await shop.after('1d');
      ann.say(looksAt('tea'));
      bob.say(looksAt('cups'));
      await shop.after('1m');
      expectSent('email', ann);
      expectSent('sms');
      await shop.after('1d');
      expectSent('sms', bob);
      expectSent('email', ann);
    },
    waiting,
  );

  story(
    'an exit ends the wait at once; what the journey is for is booked apart from it',
    async ({ shop, expectSent }) => {
      const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
      for (const one of [ann, bob]) one.say({ event: 'Signed Up' });
      await shop.after('1d');
      ann.say({ event: 'Account Closed' });
      expect(ann.latest).toMatchObject({ status: 'exited', reason: 'account-closed' });
      expect(ann.latest?.goalAtMs).toBeUndefined();
      await shop.after('3d');
      expectSent('sms', bob);
      await Promise.all([ann.orders('pos'), bob.orders()]);
      expect(ann.latest?.goalAtMs).toBeDefined();
      expect(bob.latest).toMatchObject({ status: 'completed', goalAtMs: expect.any(Number) });
    },
    waiting,
  );
});

describe('the stop set of a cascade', () => {
  story(
    'who calls us is reminded no more, and the journey goes on after the cascade',
    async ({ shop, expectSent, expectSkipped }) => {
      const ann = shop.reachable('Ann');
      await ann.adds('kettle');
      await shop.after('2h');
      expectSent('email', ann);
      ann.say({ event: 'Ticket Opened', source: 'callcentre' });
      await shop.after('1m');
      expectSkipped('sms', ann, 'ticket-opened');
      expect(ann.latest).toMatchObject({ status: 'active', position: { stepId: 'later' } });
      await shop.after('2d');
      expectSent('sms');
      expect(ann.latest).toMatchObject({ status: 'completed' });
    },
    live({
      trigger: { event: 'Cart Changed' },
      entry: { key: 'cart' },
      steps: [
        { id: 'idle', kind: 'wait', for: 'PT1H', from: 'lastActivity' },
        {
          id: 'remind',
          kind: 'cascade',
          order: ['email', 'sms'],
          rungs: {
            email: { template: 'cart-email', wait: 'P1D' },
            sms: { template: 'cart-sms', wait: 'P1D' },
          },
          stop: [{ event: 'Ticket Opened' }],
        },
        { id: 'later', kind: 'wait', for: 'P1D' },
      ],
    }),
  );
});

describe('by hand', () => {
  story(
    'the same ticket starts it once, another one again',
    async ({ shop }) => {
      const ann = shop.reachable('Ann');
      const put = (entryKey: string) => ann.byHand(JOURNEY_REQUESTED, { journeyId: 'j', entryKey });
      await put('T1');
      await shop.after('1h');
      await put('T1');
      await shop.after('1h');
      expect(ann.channels).toEqual(['email']);
      await put('T2');
      await shop.after('1h');
      expect(ann.channels).toEqual(['email', 'email']);
    },
    live({ trigger: { manual: true }, steps: [mail] }),
  );

  story(
    'nobody else can say so',
    async ({ shop }) => {
      const ann = shop.reachable('Ann');
      ann.say({ event: JOURNEY_REQUESTED, properties: { journeyId: 'j' }, source: 'operator' });
      await shop.after('1h');
      expect(ann.enrollments).toEqual([]);
    },
    live({ trigger: { manual: true }, steps: [mail] }),
  );
});

describe('one entry per item', () => {
  story(
    'each product looked at and not bought has a mail of its own',
    async ({ shop }) => {
      const ann = shop.reachable('Ann');
      const views = (product_id: string) => ann.say({ event: 'Product Viewed', properties: { product_id } });
      views('kettle');
      views('teapot');
      views('kettle');
      await ann.orders('pos', { products: [{ product_id: 'teapot' }] });
      await shop.after('3h');
      expect(ann.enrollments.map(({ entryKey, status }) => [entryKey, status]).toSorted()).toEqual([
        ['kettle', 'completed'],
        ['teapot', 'exited'],
      ]);
      expect(ann.channels).toEqual(['email']);
    },
    live({
      trigger: { event: 'Product Viewed' },
      entry: { key: 'item' },
      exit: [{ event: 'Order Completed', match: 'item' }],
      steps: [{ id: 'idle', kind: 'wait', for: 'PT2H' }, mail],
    }),
  );
});

describe('a control group', () => {
  story(
    'gets nothing, is told why, and its orders count',
    async ({ shop, expectSkipped }) => {
      const people = Array.from({ length: 30 }, (_, index) => shop.reachable(`Guest${index}`));
      for (const one of people) one.say({ event: 'Signed Up' });
      await shop.after('1h');
      for (const one of people) {
        const isOut = holdoutLuck(one.profile.id, 'j') < 0.5;
        expect(one.channels).toEqual(isOut ? [] : ['email']);
        if (!isOut) continue;
        expectSkipped('email', one, 'holdout');
        await one.orders();
        expect(one.latest).toMatchObject({
          status: 'exited',
          reason: 'holdout',
          goalAtMs: expect.any(Number),
        });
      }
      expect(new Set(people.map(({ channels }) => channels.length))).toEqual(new Set([0, 1]));
    },
    live({
      trigger: { event: 'Signed Up' },
      holdout: 0.5,
      goal: { event: 'Order Completed', within: 'P3D' },
      steps: [mail],
    }),
  );
});
