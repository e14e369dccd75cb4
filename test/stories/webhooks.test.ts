import { describe, expect } from '@jest/globals';
import type { PublishedJourney } from '../../core/config/snapshot.ts';
import type { Customer } from './customer.ts';
import { story } from './harness.ts';

const journeys: PublishedJourney[] = [
  {
    journey: {
      id: 'j',
      trigger: { event: 'Signed Up' },
      exit: [{ event: 'Order Completed' }],
      steps: [
        {
          id: 'tell',
          kind: 'webhook',
          url: 'https://crm.example/kaskad',
          data: { plan: { var: 'event.properties.plan' } },
        },
        { id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' },
      ],
    } as PublishedJourney['journey'],
    version: 1,
    status: 'live',
  },
];
const down = { kind: 'failed', reason: 'http-503', again: true } as const;
const signsUp = (one: Customer) => one.say({ event: 'Signed Up', properties: { plan: 'gold' } });

/** What her time line says of the call: kind and reason. */
const told = ({ world, profile }: Customer) =>
  world.timeline
    .filter(({ profileId, channel }) => profileId === profile.id && channel === 'webhook')
    .map(({ kind, reason }) => [kind, reason]);

describe('another system', () => {
  story(
    'is told what started it all, and the mail follows',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      signsUp(ann);
      await shop.after('1m');
      expect(shop.world.webhooks.calls.map(({ body }) => JSON.parse(body))).toEqual([{ plan: 'gold' }]);
      expect(told(ann)).toEqual([['send', 'http-200']]);
      expectSent('email', ann);
    },
    { journeys },
  );

  story(
    'that is down for a minute is called again, and the mail waits for it',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      shop.world.webhooks.answers.push(down, down);
      signsUp(ann);
      await shop.after('1m');
      expectSent('email');
      await shop.after('1m');
      expect(told(ann)).toEqual([
        ['held', 'http-503'],
        ['held', 'http-503'],
        ['send', 'http-200'],
      ]);
      expectSent('email', ann);
    },
    { journeys },
  );

  story(
    'that stays down is given up with its reason after eight minutes, and she gets her mail',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      shop.world.webhooks.answers.push(...Array.from({ length: 9 }, () => down));
      signsUp(ann);
      await shop.after('7m');
      expectSent('email');
      await shop.after('1m');
      expect(shop.world.webhooks.calls).toHaveLength(5);
      expect(told(ann).at(-1)).toEqual(['skip', 'http-503']);
      expectSent('email', ann);
    },
    { journeys },
  );

  story(
    'that says no is not asked twice',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      shop.world.webhooks.answers.push({ kind: 'failed', reason: 'http-400', again: false });
      signsUp(ann);
      await shop.after('1m');
      expect(told(ann)).toEqual([['skip', 'http-400']]);
      expectSent('email', ann);
    },
    { journeys },
  );

  story(
    'is called no more once she has ordered',
    async ({ shop, expectSent }) => {
      const ann = shop.reachable('Ann');
      shop.world.webhooks.answers.push(down);
      signsUp(ann);
      await shop.after('0m');
      await ann.orders('pos');
      await shop.after('1h');
      expect(shop.world.webhooks.calls).toHaveLength(1);
      expectSent('email');
    },
    { journeys },
  );
});
