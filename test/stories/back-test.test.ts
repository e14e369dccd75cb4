import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { happeningsOf, type Row } from '../../core/backtest/happenings.ts';
import { ownerOf } from '../../core/backtest/owner-of.ts';
import { play, playedOf } from '../../core/backtest/play.ts';
import { contactSettingsSchema } from '../../core/config/settings.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { defaultRules } from '../../core/profile/fold-rules.ts';
import { incomingOf } from '../../core/profile/incoming.ts';
import { cartAbandoned } from '../../core/seed/journeys.ts';
import type { Customer } from './customer.ts';
import { Shop } from './harness.ts';
import { newWorld, START_MS, type World } from './world.ts';

const DAY = 86_400_000;

/** What the archive holds of one person, by today's pointers. */
const rowsOf = (world: World, profileId: string): Row[] =>
  world.archive.flatMap((envelope) => {
    const own = incomingOf(envelope, defaultRules).filter(
      (incoming) => ownerOf(incoming, world.pointers) === profileId,
    );
    const events = own.map(({ event }) => event);
    return events.length > 0 ? [{ profileId, atMs: envelope.receivedAtMs, events }] : [];
  });

const played = (world: World, customer: Customer, journey: Journey = cartAbandoned) =>
  play(playedOf(journey, 1), {
    profile: customer.profile,
    happenings: happeningsOf(rowsOf(world, customer.profile.id), journey.id),
    fromMs: START_MS,
    toMs: START_MS + 60 * DAY,
    contact: world.contact,
    shop: world.shop,
    rules: defaultRules,
  });

const toTheMinute = (messages: readonly { channel: string; atMs: number }[]) =>
  messages.map(({ channel, atMs }) => `${channel} ${Math.round((atMs - START_MS) / 60_000)}`);

const acts = {
  adds: (one: Customer) => one.adds('kettle'),
  addsAnother: (one: Customer) => one.adds('teapot'),
  removes: (one: Customer) => one.removes('kettle'),
  orders: (one: Customer) => one.orders(),
  ordersAtTheTill: (one: Customer) => one.orders('pos'),
  opensTheShop: (one: Customer) => one.opensTheShop(),
};

const steps = fc.array(
  fc.record({
    who: fc.nat(2),
    act: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
    /** Minutes after the one before. */
    after: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 200, max: 4_000 })),
  }),
  { maxLength: 30 },
);

describe('a back-test of the live version', () => {
  it.each([
    ['by day and night', {}],
    [
      'with quiet hours',
      {
        timezone: 'Europe/Berlin',
        quietHours: { email: '22:00-08:00', sms: '20:00-10:00' },
      },
    ],
  ])('says the very messages that were sent, whatever people did, %s', async (_name, settings) => {
    const contact = contactSettingsSchema.parse(settings);
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const shop = new Shop(newWorld({ contact }));
        const people = [
          shop.reachable('Ann'),
          shop.reachable('Bob', { device: 'token-b' }),
          shop.customer('Cy', { email: 'cy@example.com', consent: { email: 'denied' } }),
        ];
        for (const { who, act, after } of history) {
          await shop.after(`${after}m`);
          await acts[act](people[who] as Customer);
        }
        await shop.after('8d');

        for (const one of people)
          expect(toTheMinute(played(shop.world, one).messages)).toEqual(toTheMinute(one.got));
      }),
      { numRuns: 60 },
    );
  });

  it('says what a longer wait would have changed', async () => {
    const shop = new Shop(newWorld());
    const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
    await Promise.all([ann.adds('kettle'), bob.adds('kettle')]);
    await shop.after('2h');
    await bob.orders('pos');
    await shop.after('5d');
    const [idle, ...rest] = cartAbandoned.steps;
    const patient = { ...cartAbandoned, steps: [{ ...idle, for: 'PT3H' }, ...rest] } as Journey;

    expect([ann.channels, bob.channels]).toEqual([['email', 'sms'], ['email']]);
    const draft = [played(shop.world, ann, patient), played(shop.world, bob, patient)];
    expect(draft.map(({ messages }) => messages.map(({ channel }) => channel))).toEqual([
      ['email', 'sms'],
      [],
    ]);
    expect(draft[1]?.skipped).toEqual({ ordered: 3 });
  });
});
