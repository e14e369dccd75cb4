import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cartOf } from '../../../core/cart/cart-of.ts';
import type { EventEnvelope } from '../../../core/event/event.ts';
import { operatorEvent } from '../../../core/event/operator-event.ts';
import { compileJourney } from '../../../core/journey/compile.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { isNamed } from '../../../core/journey/marks.ts';
import { needsEnrollments } from '../../../core/journey/needs-enrollments.ts';
import { overtakenBy } from '../../../core/journey/overtaken.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import { identityKey } from '../../../core/profile/identity-key.ts';
import { PROFILES_MERGED, PROFILES_SEPARATED } from '../../../core/profile/people-orders.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { envelopeOf, identify, shopEvent, startMs } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 1000);
const SEED = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
const FAULTS = 0.1;
const nowMs = startMs + 3_600_000;

type Floor = ReturnType<typeof shopFloor>;
type Ports = Partial<Floor['ports']>;
type Method = (...args: unknown[]) => Promise<unknown>;

const compiled = compileJourney(cartAbandoned, 1);
const journeys = { index: indexJourneys, needsEnrollments, react: reactToEvents };
const published = { journeys: [{ journey: cartAbandoned, version: 1, status: 'live' as const }] };
const newFloor = (changes: Ports = {}) => shopFloor({ journeys, ...changes }, published);

const READS = new Set(['resolve', 'load', 'gone', 'get', 'list', 'ofProfiles', 'seen', 'erasedAt', 'sweep']);

/** Park and Miller's generator. */
const random = (seed: number) => {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

/** The methods of a port, each wrapped anew. */
const wrapped = <T extends object>(port: T, wrap: (method: Method, name: string) => Method): T =>
  Object.fromEntries(
    Object.entries(port).map(([name, member]) => [
      name,
      typeof member === 'function' ? wrap(member as Method, name) : member,
    ]),
  ) as T;

/** A cache that never looks again by itself. */
const stale = (profiles: Floor['profiles']): Floor['profiles'] => {
  const known = new Map<string, string>();
  return {
    ...profiles,
    async resolve(identities, ask) {
      const missing = identities.filter((one) => ask?.fresh || !known.has(identityKey(one)));
      for (const one of missing) known.delete(identityKey(one));
      for (const [key, id] of await profiles.resolve(missing)) known.set(key, id);
      const keys = identities.map(identityKey).filter((key) => known.has(key));
      return new Map(keys.map((key) => [key, known.get(key) ?? '']));
    },
  };
};

/** Another function on the same tables: its calls come in any order, and one write in ten is made although it fails. */
const rival = (floor: Floor, scheduler: fc.Scheduler, name: string, seed: number): Floor => {
  let ids = 0;
  const luck = random(seed);
  const port = <T extends object>(one: T): T =>
    wrapped(one, (method, called) => {
      const late = scheduler.scheduleFunction(async (...args: unknown[]) => {
        const answer = await method(...args);
        if (!READS.has(called) && luck() < FAULTS) throw new Error('no answer');
        return answer;
      });
      return (...args) => late(...args);
    });
  const { enrollments, timeline, wakes, mergeLog } = floor;
  return newFloor({
    profiles: port(stale(floor.profiles)),
    enrollments: port(enrollments),
    timeline: port(timeline),
    wakes: { ...wakes, ...port({ arm: wakes.arm }) },
    mergeLog: port(mergeLog),
    ids: { next: () => `${name}-${ids++}` },
  });
};

const handIn = async (floor: Floor, entries: EventEnvelope[]): Promise<void> => {
  let left = entries;
  for (let round = 0; round < 200 && left.length > 0; round++) {
    const failed = await floor.deliver(...left);
    left = left.filter((_, at) => failed.has(`record-${at}`));
  }
  if (left.length > 0) throw new Error('given back too often');
};

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
const added = (productId: string, more: object) =>
  shopEvent({ event: 'Product Added', properties: { product_id: productId }, ...more });
const ordered = (id: string, more: object) =>
  shopEvent({
    event: 'Order Completed',
    properties: { order_id: id, products: [{ product_id: id }] },
    ...more,
  });
const says = (anonymousId: string, email: string, inMs: number) =>
  identify({ anonymousId, traits: { email }, inMs });
const secret = (...events: ReturnType<typeof shopEvent>[]) => envelopeOf(events, { trust: 'secret' });
const order = (event: string, ids: readonly [string, string], inMs: number) =>
  operatorEvent({ profileId: ids[0], event, by: 'olga', atMs: nowMs + inMs, properties: { other: ids[1] } });

/** Two guests who are known, each with a cart and inside the journey. */
const twoGuests = async () => {
  const floor = newFloor();
  for (const [at, [id, email]] of [['a1', ANN] as const, ['b1', BOB] as const].entries())
    await handIn(floor, [
      secret(says(id, email, at)),
      secret(added(`${id}-cup`, { anonymousId: id, inMs: 10 + at })),
    ]);
  const ids = [floor.who('email', ANN)?.id ?? '', floor.who('email', BOB)?.id ?? ''] as const;
  return { floor, ids, back: [ids[1], ids[0]] as const };
};
type House = Awaited<ReturnType<typeof twoGuests>>;

const amounts = (floor: Floor, email: string) => {
  const one = floor.who('email', email);
  return one && Object.fromEntries(cartOf(one).lines.map(({ productId, quantity }) => [productId, quantity]));
};
const active = (floor: Floor) => floor.enrollments.all().filter(({ status }) => status === 'active');

/** Both functions work at once; some entries go to both. */
const race = async (
  scheduler: fc.Scheduler,
  seed: number,
  house: House,
  [left, right]: [EventEnvelope[], EventEnvelope[]],
): Promise<void> => {
  const work = Promise.all([
    handIn(rival(house.floor, scheduler, 'l', seed), left),
    handIn(rival(house.floor, scheduler, 'r', seed + 1), right),
  ]);
  await scheduler.waitFor(work);
};

/** Every pointer leads, over merges, to the one who lists the identity, and to nobody else. */
const expectOrder = (floor: Floor) => {
  for (const person of floor.people())
    for (const { namespace, value } of person.identities)
      expect([value, floor.who(namespace, value)?.id]).toEqual([value, person.id]);
};

/**
 * She is inside at most once, her profile says by what, and no order that it knows has ended that already: it would keep a later
 * cart out. One that a cut-off attempt left under a loser looks at the winner when it wakes: it moves, or ends as she did.
 */
const expectInsideOnce = (floor: Floor, one: Profile) => {
  const own = active(floor).filter(({ profileId }) => profileId === one.id);
  expect(own.length).toBeLessThanOrEqual(1);
  for (const each of own) {
    expect(isNamed(one.entries, each)).toBe(true);
    expect(overtakenBy(one, each, compiled, nowMs)).toBeUndefined();
  }
};

const merging: [string, (house: House) => [EventEnvelope[], EventEnvelope[]]][] = [
  [
    'by hand from both sides',
    ({ ids, back }) => [[order(PROFILES_MERGED, ids, 0)], [order(PROFILES_MERGED, back, 0)]],
  ],
  [
    'by an order that is given twice',
    ({ ids }) => {
      const once = order(PROFILES_MERGED, ids, 0);
      return [[once], [once]];
    },
  ],
  ['by events and by hand', ({ back }) => [[secret(says('a1', BOB, 50))], [order(PROFILES_MERGED, back, 0)]]],
  [
    'into an account that comes in meanwhile',
    () => [
      [secret(identify({ userId: 'u1', traits: { email: ANN }, inMs: 50 }))],
      [secret(identify({ userId: 'u1', traits: { email: BOB }, inMs: 60 }))],
    ],
  ],
];

describe('two functions that make one of two at once', () => {
  it.each(merging)('lose nothing, count once and leave one enrollment: %s', async (_, story) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(), async (scheduler, seed) => {
        const house = await twoGuests();
        const { floor, ids } = house;
        const [left, right] = story(house);
        const again = secret(
          ordered('o1', { anonymousId: 'b1', inMs: 70 }),
          added('jug', { anonymousId: 'a1', inMs: 72 }),
        );
        await race(scheduler, seed, house, [
          [secret(added('pot', { anonymousId: 'a1', inMs: 80 })), again, ...left],
          [
            again,
            ...right,
            secret(
              ordered('o2', { anonymousId: 'a1', inMs: 90 }),
              added('mug', { anonymousId: 'b1', inMs: 95 }),
            ),
          ],
        ]);
        // What was left half-done is finished by whoever names them next.
        await floor.deliver(
          secret(shopEvent({ anonymousId: 'a1', inMs: 200 })),
          secret(shopEvent({ anonymousId: 'b1', inMs: 201 })),
        );

        expect(floor.people()).toHaveLength(1);
        const [one] = floor.people();
        expect(one?.counters.orders).toBe(2);
        expect(amounts(floor, ANN)).toEqual({ 'a1-cup': 1, 'b1-cup': 1, pot: 1, jug: 1, mug: 1 });
        for (const id of ids) expect([one?.id, ...(one?.mergedFrom ?? [])]).toContain(id);
        if (one) expectInsideOnce(floor, one);
        expectOrder(floor);
        await floor.deliver(secret(ordered('o3', { anonymousId: 'b1', inMs: 300 })));
        const strays = active(floor);
        expect(strays.filter(({ profileId }) => profileId === one?.id)).toEqual([]);
        const winner = floor.who('email', ANN);
        for (const stray of strays)
          expect(winner && overtakenBy(winner, stray, compiled, nowMs)).toBe('ordered');
      }),
      { numRuns: Math.ceil(RUNS / 16), seed: SEED },
    );
  });
});

describe('two functions that make two of one at once', () => {
  it('lose nothing and count once, whatever comes in meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(), async (scheduler, seed) => {
        const house = await twoGuests();
        const { floor, ids } = house;
        await handIn(floor, [order(PROFILES_MERGED, ids, 0)]);
        const once = order(PROFILES_SEPARATED, ids, 10);
        await race(scheduler, seed, house, [
          [secret(ordered('o1', { anonymousId: 'b1', inMs: 70 })), once],
          [
            once,
            secret(
              ordered('o2', { anonymousId: 'a1', inMs: 90 }),
              added('pot', { anonymousId: 'b1', inMs: 95 }),
            ),
          ],
        ]);
        await floor.deliver(secret(says('a1', BOB, 200)), secret(says('b1', ANN, 201)));

        const [ann, bob] = [floor.who('email', ANN), floor.who('email', BOB)];
        expect(floor.people()).toHaveLength(2);
        expect([ann?.id, bob?.id]).toEqual(ids);
        expect([ann?.mergedFrom, bob?.mergedFrom]).toEqual([[], []]);
        expect((ann?.counters.orders ?? 0) + (bob?.counters.orders ?? 0)).toBe(2);
        const pots = [amounts(floor, ANN)?.pot, amounts(floor, BOB)?.pot].filter((one) => one !== undefined);
        expect(pots).toEqual([1]);
        expectOrder(floor);
      }),
      { numRuns: Math.ceil(RUNS / 8), seed: SEED },
    );
  });
});
