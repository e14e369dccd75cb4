import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cartOf } from '../../../core/cart/cart-of.ts';
import type { EventEnvelope, ShopEvent } from '../../../core/event/event.ts';
import { type CrashPlan, crashing } from '../../support/crash.ts';
import { envelopeOf, identify, shopEvent } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 1000);

const added = (productId: string, more: object) =>
  shopEvent({ event: 'Product Added', properties: { product_id: productId }, ...more });

type Floor = ReturnType<typeof shopFloor>;

/** Another function on the same tables, whose calls come in an order that fast-check chooses. */
const rival = (floor: Floor, scheduler: fc.Scheduler, name: string): Floor => {
  let ids = 0;
  const slow = <T extends object>(port: T): T =>
    Object.fromEntries(
      Object.entries(port).map(([key, member]) => [
        key,
        typeof member === 'function'
          ? scheduler.scheduleFunction(member as (...args: unknown[]) => Promise<unknown>)
          : member,
      ]),
    ) as T;
  return shopFloor({
    profiles: slow(floor.profiles),
    enrollments: slow(floor.enrollments),
    timeline: slow(floor.timeline),
    ids: { next: () => `${name}-${ids++}` },
  });
};

/** Hands a batch in until the function keeps nothing back. */
const handIn = async (floor: Floor, entries: EventEnvelope[]): Promise<void> => {
  for (let round = 0; round < 20; round++) if ((await floor.deliver(...entries)).size === 0) return;
  throw new Error('given back too often');
};

const amounts = (floor: Floor, namespace: string, value: string) => {
  const one = floor.who(namespace, value);
  return one && Object.fromEntries(cartOf(one).lines.map(({ productId, quantity }) => [productId, quantity]));
};

/** Entries of one person that come to two functions at once, some to both. */
const stories: [string, () => [EventEnvelope[], EventEnvelope[]]][] = [
  [
    'the same new person',
    () => {
      const again = envelopeOf([added('p1', { userId: 'u1' })]);
      return [
        [again, envelopeOf([added('p2', { userId: 'u1', inMs: 1 })])],
        [again, envelopeOf([added('p3', { userId: 'u1', inMs: 2 })])],
      ];
    },
  ],
  [
    'a login while the browser goes on',
    () => [
      [envelopeOf([added('p1', { anonymousId: 'a1' }), added('p2', { anonymousId: 'a1', inMs: 3 })])],
      [
        envelopeOf([identify({ userId: 'u1', inMs: 1 })]),
        envelopeOf([
          identify({ userId: 'u1', anonymousId: 'a1', inMs: 2 }),
          added('p3', { userId: 'u1', inMs: 4 }),
        ]),
      ],
    ],
  ],
  [
    'two guests joined from both sides',
    () => {
      const guest = (more: Partial<ShopEvent> & { inMs?: number }) =>
        identify({ traits: { email: 'ann@example.com' }, ...more });
      return [
        [
          envelopeOf([added('p1', { anonymousId: 'a1' })]),
          envelopeOf([guest({ anonymousId: 'a1', inMs: 3 }), guest({ anonymousId: 'a2', inMs: 5 })], {
            trust: 'secret',
          }),
        ],
        [
          envelopeOf([added('p2', { anonymousId: 'a2', inMs: 1 })]),
          envelopeOf([guest({ anonymousId: 'a2', inMs: 4 }), added('p3', { anonymousId: 'a1', inMs: 6 })], {
            trust: 'secret',
          }),
        ],
      ];
    },
  ],
];

describe('two functions at once', () => {
  it.each(stories)('lose nothing and count once: %s', async (_, story) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const floor = shopFloor();
        const [left, right] = story();
        const work = Promise.all([
          handIn(rival(floor, scheduler, 'l'), left),
          handIn(rival(floor, scheduler, 'r'), right),
        ]);
        await scheduler.waitFor(work);
        // What a crash or a race left half-done is finished by whoever comes next.
        await floor.deliver(envelopeOf([shopEvent({ userId: 'u1', anonymousId: 'a1', inMs: 100 })]));

        const one = amounts(floor, 'anonymousId', 'a1') ?? amounts(floor, 'userId', 'u1');
        expect(one).toEqual({ p1: 1, p2: 1, p3: 1 });
        expect(floor.people()).toHaveLength(1);
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });
});

describe('a process that dies', () => {
  const batches = (): EventEnvelope[][] => [
    [envelopeOf([identify({ userId: 'u1', traits: { email: 'ann@example.com' } })])],
    [envelopeOf([added('p1', { anonymousId: 'a1', inMs: 1 })])],
    [
      envelopeOf([
        identify({ userId: 'u1', anonymousId: 'a1', inMs: 2 }),
        added('p2', { userId: 'u1', anonymousId: 'a1', inMs: 3 }),
      ]),
    ],
    [envelopeOf([added('p3', { anonymousId: 'a1', inMs: 4 })])],
  ];
  const play = async (at: number, plan: CrashPlan | undefined) => {
    const floor = shopFloor();
    let calls = 0;
    for (const [index, batch] of batches().entries()) {
      const { profiles, enrollments, timeline, wakes } = floor.ports;
      const doomed = crashing({ profiles, enrollments, timeline, wakes }, index === at ? plan : undefined);
      let id = index * 10;
      const other = shopFloor({ ...doomed.ports, ids: { next: () => `p${id++}` } });
      if ((await other.deliver(...batch)).size > 0) await floor.deliver(...batch);
      if (index === at) calls = doomed.state.calls;
    }
    return { floor, calls };
  };

  it('at any call of any batch loses nothing, doubles nothing, and leaves one person', async () => {
    let died = 0;
    for (const at of batches().keys()) {
      const { calls } = await play(at, undefined);
      for (let call = 0; call < calls; call++)
        for (const moment of ['before', 'after'] as const) {
          const { floor } = await play(at, { call, moment });
          died++;
          const found = {
            at,
            call,
            moment,
            lines: amounts(floor, 'email', 'ann@example.com'),
            people: floor.people().length,
          };
          expect(found).toEqual({ at, call, moment, lines: { p1: 1, p2: 1, p3: 1 }, people: 1 });
          expect(floor.who('anonymousId', 'a1')?.id).toBe(floor.who('userId', 'u1')?.id);
        }
    }
    expect(died).toBeGreaterThan(30);
  });
});

describe('two merges that freeze each other', () => {
  it('thaw the smallest id, and everything is there once', async () => {
    const floor = shopFloor();
    await floor.server(
      identify({ anonymousId: 'a1', traits: { email: 'ann@example.com' } }),
      added('p1', { anonymousId: 'a1', inMs: 1 }),
    );
    await floor.server(identify({ userId: 'u1', inMs: 2 }), added('p2', { userId: 'u1', inMs: 3 }));
    const [first, second] = [...floor.profiles.stored.values()];
    if (!first || !second) throw new Error('two people');
    await floor.profiles.save({ ...first.value, mergedInto: second.value.id }, first.version);
    await floor.profiles.save({ ...second.value, mergedInto: first.value.id }, second.version);
    await floor.server(added('p3', { userId: 'u1', inMs: 4 }));
    await floor.server(added('p4', { anonymousId: 'a1', inMs: 5 }));

    expect(floor.people().map(({ id }) => id)).toEqual([first.value.id]);
    expect(amounts(floor, 'email', 'ann@example.com')).toEqual({ p1: 1, p2: 1, p3: 1, p4: 1 });
  });
});
