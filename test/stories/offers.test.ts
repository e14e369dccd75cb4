import { describe, expect } from '@jest/globals';
import type { PublishedJourney } from '../../core/config/snapshot.ts';
import type { Template } from '../../core/message/template.ts';
import { offerViews } from '../../core/offer/offer-view.ts';
import type { Customer } from './customer.ts';
import { story } from './harness.ts';

const text = 'Your code: {{ offer.code }}, {{ offer.terms.percent }} %';
const templates: Record<string, Template> = {
  mail: { id: 'mail', channel: 'email', subject: 'For you', text, html: `<p>${text}</p>` },
  sms: { id: 'sms', channel: 'sms', text },
};
const promise = {
  id: 'promise',
  kind: 'offer',
  offer: 'tea-week',
  else: [{ id: 'none', kind: 'exit', reason: 'offer-gone' }],
};
const rungs = { email: { template: 'mail', wait: 'P1D' }, sms: { template: 'sms', wait: 'P1D' } };
const remind = { id: 'remind', kind: 'cascade', order: ['email', 'sms'], rungs };

const shopWith = (code: object, steps: object[], more: object = {}) => ({
  journeys: [
    {
      journey: {
        id: 'j',
        trigger: { event: 'Signed Up' },
        exit: [{ event: 'Order Completed' }],
        steps,
        ...more,
      } as PublishedJourney['journey'],
      version: 1,
      status: 'live' as const,
    },
  ],
  templates,
  offers: { 'tea-week': { id: 'tea-week', terms: { percent: 10 }, expires: 'P14D', code } as never },
});
const pool = { pool: true };
const generated = { generated: { prefix: 'TEA-' } };

/** What the till sees when it asks for her. */
const card = ({ profile, world }: Customer) =>
  offerViews({ held: profile.offers, nowMs: world.nowMs }).map(({ status, code }) => [status, code]);

const codesTo = (customer: Customer) => customer.got.map((one) => /code: (\S+),/.exec(one.text)?.[1]);

describe('one promise', () => {
  story(
    'the code in the mail is the code in the SMS and at the till, and no one else has it',
    async ({ shop, expectSent }) => {
      const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
      for (const one of [ann, bob]) one.say({ event: 'Signed Up' });
      await shop.after('2d');
      expectSent('sms', ann, bob);
      const [code] = codesTo(ann);
      expect(code).toMatch(/^TEA-/);
      expect(codesTo(ann)).toEqual([code, code]);
      expect(card(ann)).toEqual([['open', code]]);
      expect(codesTo(bob)).not.toContain(code);
    },
    shopWith(generated, [promise, remind]),
  );

  story(
    'once she has ordered with it at the till it is used, and the SMS does not come',
    async ({ shop, expectSent, expectSkipped }) => {
      const ann = shop.reachable('Ann');
      ann.say({ event: 'Signed Up' });
      await shop.after('1h');
      const [coupon] = codesTo(ann);
      await ann.orders('pos', { coupon: coupon?.toLowerCase() });
      await shop.after('2d');
      expect(card(ann)).toEqual([['used', undefined]]);
      expectSent('sms');
      expectSkipped('sms', ann, 'ordered');
    },
    shopWith(generated, [promise, remind]),
  );

  story(
    'a code that is over is shown to nobody, and no message promises it',
    async ({ shop }) => {
      const ann = shop.reachable('Ann');
      ann.say({ event: 'Signed Up' });
      await shop.after('15d');
      expect(card(ann)).toEqual([['expired', undefined]]);
      await shop.after('10d');
      expect(ann.got.map((one) => one.text)).toEqual(['Your code: , 10 %']);
    },
    shopWith(generated, [
      promise,
      { id: 'long', kind: 'wait', for: 'P20D' },
      { id: 'late', kind: 'send', channel: 'email', template: 'mail' },
    ]),
  );

  story(
    'she signs up twice and has one code',
    async ({ shop }) => {
      const ann = shop.reachable('Ann');
      ann.say({ event: 'Signed Up' });
      await shop.after('3d');
      ann.say({ event: 'Signed Up' });
      await shop.after('3d');
      const codes = codesTo(ann);
      expect(codes).toHaveLength(4);
      expect(new Set(codes).size).toBe(1);
    },
    shopWith(generated, [promise, remind], { entry: { reentry: 'after-exit' } }),
  );
});

describe('codes of a pool', () => {
  story(
    'who comes when there is none left goes the other way, and is told why',
    async ({ shop, expectSent }) => {
      await shop.world.promises.addCodes('tea-week', ['AAA'], shop.world.nowMs);
      const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
      ann.say({ event: 'Signed Up' });
      await shop.after('1m');
      bob.say({ event: 'Signed Up' });
      await shop.after('1m');
      expectSent('email', ann);
      expect(codesTo(ann)).toEqual(['AAA']);
      expect(bob.latest).toMatchObject({ status: 'exited', reason: 'offer-gone' });
      expect(bob.skips.map(({ name, reason }) => [name, reason])).toContainEqual([
        'promise',
        'offer-none-left',
      ]);
    },
    shopWith(pool, [promise, remind]),
  );

  story(
    'a code that nobody was told goes back, and the next one gets it',
    async ({ shop }) => {
      await shop.world.promises.addCodes('tea-week', ['AAA'], shop.world.nowMs);
      const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
      ann.say({ event: 'Signed Up' });
      await shop.after('1h');
      expect(card(ann)).toEqual([['open', 'AAA']]);
      await ann.orders();
      await shop.after('1m');
      expect(card(ann)).toEqual([]);
      bob.say({ event: 'Signed Up' });
      await shop.after('1d');
      expect(codesTo(bob)).toEqual(['AAA']);
    },
    shopWith(pool, [promise, { id: 'think', kind: 'wait', for: 'PT3H' }, remind]),
  );

  story(
    'one that stood in a mail stays hers, whatever she does',
    async ({ shop }) => {
      await shop.world.promises.addCodes('tea-week', ['AAA'], shop.world.nowMs);
      const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
      ann.say({ event: 'Signed Up' });
      await shop.after('1h');
      await ann.orders();
      await shop.after('1m');
      expect(card(ann)).toEqual([['open', 'AAA']]);
      bob.say({ event: 'Signed Up' });
      await shop.after('1h');
      expect(bob.latest).toMatchObject({ reason: 'offer-gone' });
    },
    shopWith(pool, [promise, remind]),
  );
});
