import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../core/duration.ts';
import type { EventEnvelope } from '../../core/event/event.ts';
import type { AdvancePorts } from '../../functions/advance-enrollment/ports.ts';
import type { UpdateProfilePorts } from '../../functions/update-profile/ports.ts';
import { dumpOf } from '../support/dump.ts';
import { envelopeOf, identify, shopEvent } from '../support/events.ts';
import { type Interruption, interrupted } from '../support/interrupt.ts';
import { realHouse } from '../support/real-house.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const firstMs = Date.parse('2026-03-02T09:00:00Z');
let plays = 0;

/** Everything that names her stands nowhere else in the table. */
const somebody = () => {
  const n = 10_000 + ++plays;
  const startMs = firstMs + plays * 1000;
  const at = (inMs: number) => ({ atMs: startMs + inMs });
  const [email, phone, userId, anonymousId] = [
    `ann${n}@mail.example`,
    `+49151123${n}`,
    `user${n}`,
    `browser${n}`,
  ];
  const [name, productId, cartId] = [`Ann${n}Smith`, `kettle${n}`, `cart${n}`];
  const server = (events: Parameters<typeof envelopeOf>[0]) => envelopeOf(events, { trust: 'secret' });
  const consent = { email: 'granted', sms: 'granted' };
  const cart = { product_id: productId, cart_id: cartId, price: 5, currency: 'EUR', email };
  return {
    startMs,
    secrets: [email, phone.slice(1), userId, name, productId, cartId, `new${n}`, `second${n}`],
    userId,
    anonymousId,
    known: [server([identify({ userId, traits: { email, phone, name, consent }, ...at(0) })])],
    shopping: [server([shopEvent({ event: 'Product Added', userId, properties: cart, ...at(1000) })])],
    browser: [
      envelopeOf([
        shopEvent({ event: 'Product Added', anonymousId, properties: { product_id: 'cup' }, ...at(1500) }),
      ]),
    ],
    /** A new address, a browser that becomes hers, and a cart. */
    inFlight: [
      server([
        identify({
          userId,
          anonymousId,
          traits: { email: `new${n}@mail.example`, lastName: name },
          ...at(2000),
        }),
        shopEvent({
          event: 'Product Added',
          userId,
          anonymousId,
          properties: { ...cart, product_id: `second${n}` },
          ...at(3000),
        }),
      ]),
    ],
    later: [server([identify({ userId, traits: { email }, ...at(3 * HOUR_MS) })])],
  };
};

type Somebody = ReturnType<typeof somebody>;

const known = async (ann: Somebody, before: EventEnvelope[]) => {
  const house = realHouse(table, ann.startMs + MINUTE_MS);
  for (const entry of before) expect((await house.take(entry)).size).toBe(0);
  const profileId = (await house.people.pointer({ namespace: 'userId', value: ann.userId })) ?? '';
  expect(profileId).not.toBe('');
  return { house, profileId };
};

const tracesOf = async ({ secrets }: Somebody): Promise<string[]> =>
  (await dumpOf(table)).filter((line) => secrets.some((secret) => line.includes(secret)));

/** Nothing of hers is left, a late event brings nothing back, and what she does afterwards makes somebody new. */
const expectForgotten = async (
  where: string,
  ann: Somebody,
  house: ReturnType<typeof realHouse>,
  oldId: string,
) => {
  expect([where, await tracesOf(ann)]).toEqual([where, []]);
  const left = (await dumpOf(table)).filter(
    (line) => line.includes(`"P#${oldId}"`) || line.includes(`"C#${oldId}"`),
  );
  expect([where, left.length, left[0]?.includes('erasedAtMs')]).toEqual([where, 1, true]);
  await house.take(...ann.inFlight);
  expect([where, await tracesOf(ann)]).toEqual([where, []]);
  const browser = await house.people.pointer({ namespace: 'anonymousId', value: ann.anonymousId });
  if (browser === undefined) return;
  // Nobody had said yet whose it was.
  const { profile } = await house.people.partition(browser);
  expect([where, profile?.identities.length, profile?.mergedInto]).toEqual([where, 1, undefined]);
};

describe('an erase that comes in between', () => {
  const playUpdate = async (plan: Interruption | undefined, hasBrowser: boolean) => {
    const ann = somebody();
    const { house, profileId } = await known(ann, [...ann.known, ...(hasBrowser ? ann.browser : [])]);
    const { config, journeys, clock, ids, backOff, erasure, ...own } = house.updatePorts();
    const rest = { config, journeys, clock, ids, backOff };
    const erase = () => house.erasure.erase(profileId, house.clock.now());
    const other = interrupted(own, plan, erase);
    const ports: UpdateProfilePorts = { ...rest, erasure, ...other.ports };
    const failed = await house.deliver(ports, ...ann.inFlight);
    for (const error of failed.values()) if (!plan) throw error;
    if (!plan) await erase();
    return { ann, house, profileId, calls: other.state.calls, failed, names: other.state.names };
  };

  it.each([
    ['begins a journey', false, ['create', 'arm']],
    ['makes one of two', true, ['repoint', 'put']],
  ])(
    'at any call of update-profile that %s leaves nothing, and nobody',
    async (_, hasBrowser, does) => {
      const { calls, ann, house, profileId, names } = await playUpdate(undefined, hasBrowser);
      await house.until(house.clock.now() + 2 * HOUR_MS);
      await expectForgotten('afterwards', ann, house, profileId);
      expect(names).toEqual(expect.arrayContaining(does));
      for (let call = 0; call < calls; call++)
        for (const moment of ['before', 'after'] as const) {
          const play = await playUpdate({ call, moment }, hasBrowser);
          const where = `${moment} call ${call}`;
          expect([where, [...play.failed.values()]]).toEqual([where, []]);
          // The wakes of what was begun find nothing, and send nothing.
          await play.house.until(play.house.clock.now() + 2 * HOUR_MS);
          expect([where, play.house.provider.accepted]).toEqual([where, []]);
          await expectForgotten(where, play.ann, play.house, play.profileId);
        }
    },
    300_000,
  );

  const playWake = async (plan: Interruption | undefined, dueMs: number) => {
    const ann = somebody();
    const { house, profileId } = await known(ann, [...ann.known, ...ann.shopping]);
    await house.until(ann.startMs + dueMs - HOUR_MS / 2);
    const { enrollments, profiles, suppressions, caps, senders, wakes, timeline, shortLinks, ...rest } =
      house.advancePorts();
    const own = { enrollments, profiles, suppressions, caps, senders, wakes, timeline, shortLinks };
    const erase = () => house.erasure.erase(profileId, house.clock.now());
    const other = interrupted(own, plan, erase);
    const ports: AdvancePorts = { ...rest, ...other.ports };
    const before = house.provider.accepted.length;
    await house.until(ann.startMs + dueMs + HOUR_MS / 2, ports);
    const sent = house.provider.accepted.length - before;
    if (!plan) await erase();
    return { ann, house, profileId, calls: other.state.calls, sent };
  };

  it.each([
    ['an e-mail', HOUR_MS],
    ['an SMS', 25 * HOUR_MS],
  ])(
    'at any call of a wake that sends %s leaves nothing',
    async (_, dueMs) => {
      const { calls, sent } = await playWake(undefined, dueMs);
      expect([sent, calls > 10]).toEqual([1, true]);
      for (let call = 0; call < calls; call++)
        for (const moment of ['before', 'after'] as const) {
          const play = await playWake({ call, moment }, dueMs);
          const where = `${moment} call ${call}`;
          const { house } = play;
          const sentBefore = house.provider.accepted.length;
          await house.until(house.clock.now() + 72 * HOUR_MS);
          expect([where, house.provider.accepted.length]).toEqual([where, sentBefore]);
          await expectForgotten(where, play.ann, house, play.profileId);
        }
    },
    300_000,
  );
});
