import { describe, expect } from '@jest/globals';
import { contactSettingsSchema } from '../../core/config/settings.ts';
import type { PublishedJourney } from '../../core/config/snapshot.ts';
import { cartAbandoned } from '../../core/seed/journeys.ts';
import type { Customer } from './customer.ts';
import { type Shop, story } from './harness.ts';
import { takeInRun } from './send-out.ts';

const published = (journey: object): PublishedJourney => ({
  journey: journey as PublishedJourney['journey'],
  version: 1,
  status: 'live',
});
const spring = {
  id: 'spring',
  trigger: { schedule: { at: '2026-03-10T10:00' }, to: { segment: 'tea-lovers' } },
  steps: [{ id: 'news', kind: 'send', channel: 'email', template: 'cart-email' }],
};
const world = (caps: object, more: object = {}, cart: object = {}) => ({
  segments: [{ id: 'tea-lovers', condition: { '==': [{ var: 'profile.likes' }, 'tea'] } }],
  journeys: [published({ ...cartAbandoned, ...cart }), published({ ...spring, ...more })],
  contact: contactSettingsSchema.parse({ caps }),
});
const tea = { traits: { likes: 'tea' } };
const idle = (time: string) => ({ id: 'idle', kind: 'wait', for: time, from: 'lastActivity' });
const remind = (order: string[]) => ({
  id: 'remind',
  kind: 'cascade',
  order,
  rungs: Object.fromEntries(order.map((channel) => [channel, { template: `cart-${channel}`, wait: 'P1D' }])),
});
const journeysOf = ({ got }: Customer) => got.map(({ journeyId }) => journeyId);

/** She fills her cart half an hour before the broadcast goes out at ten; two hours later both have had their time. */
const atTheRun = async (shop: Shop, ann: Customer) => {
  await shop.after('7d');
  await shop.at('08:59');
  await shop.at('09:30', () => ann.adds('kettle'));
  await takeInRun(shop.world, 'spring');
  await shop.at('11:30');
};
const oneMail = { email: { max: 1, per: 'P1D' } };

describe('where she may get one more message', () => {
  story(
    'a broadcast leaves it to the cart that is to be reminded of today',
    async ({ shop, expectSkipped }) => {
      const [ann, bob] = [shop.reachable('Ann', tea), shop.reachable('Bob', tea)];
      await atTheRun(shop, ann);

      expect(journeysOf(ann)).toEqual(['cart-abandoned']);
      expect(journeysOf(bob)).toEqual(['spring']);
      expectSkipped('email', ann, 'gave-way');
    },
    world(oneMail),
  );

  story(
    'it does not where the cart is to write by another channel',
    async ({ shop }) => {
      const ann = shop.reachable('Ann', tea);
      await atTheRun(shop, ann);
      expect(journeysOf(ann)).toEqual(['spring', 'cart-abandoned']);
    },
    world(oneMail, {}, { steps: [idle('PT1H'), remind(['sms'])] }),
  );

  story(
    'nor where it is to write on another day',
    async ({ shop }) => {
      const ann = shop.reachable('Ann', tea);
      await atTheRun(shop, ann);
      expect(journeysOf(ann)).toEqual(['spring']);
      await shop.after('1d');
      expect(journeysOf(ann)).toEqual(['spring', 'cart-abandoned']);
    },
    world(oneMail, {}, { steps: [idle('P1D'), remind(['email'])] }),
  );

  story(
    'but over three days that day counts as well',
    async ({ shop, expectSkipped }) => {
      const ann = shop.reachable('Ann', tea);
      await atTheRun(shop, ann);
      expect(journeysOf(ann)).toEqual([]);
      expectSkipped('email', ann, 'gave-way');
    },
    world({ email: { max: 1, per: 'P3D' } }, {}, { steps: [idle('P1D'), remind(['email'])] }),
  );

  story(
    'it takes what is not the last',
    async ({ shop }) => {
      const ann = shop.reachable('Ann', tea);
      await atTheRun(shop, ann);
      expect(journeysOf(ann)).toEqual(['spring', 'cart-abandoned']);
    },
    world({ email: { max: 2, per: 'P1D' } }),
  );

  story(
    'over all channels, and in a window that rolls, it is the same',
    async ({ shop, expectSkipped }) => {
      const ann = shop.reachable('Ann', { ...tea, consent: { email: 'granted', sms: 'granted' } });
      await atTheRun(shop, ann);
      expect(journeysOf(ann)).toEqual(['cart-abandoned']);
      expectSkipped('email', ann, 'gave-way');
    },
    world({ total: { max: 1, per: 'PT12H', rolling: true } }),
  );

  story(
    'said otherwise, the broadcast comes first',
    async ({ shop, expectSkipped }) => {
      const ann = shop.reachable('Ann', tea);
      await atTheRun(shop, ann);
      expect(journeysOf(ann)[0]).toBe('spring');
      expectSkipped('email', ann, 'capped');
    },
    world(oneMail, { priority: 'high' }),
  );
});
