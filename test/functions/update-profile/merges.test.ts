import { describe, expect, it } from '@jest/globals';
import { cartOf } from '../../../core/cart/cart-of.ts';
import { consentFor } from '../../../core/consent/consent-for.ts';
import { operatorEvent } from '../../../core/event/operator-event.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { PROFILES_MERGED, PROFILES_SEPARATED } from '../../../core/profile/people-orders.ts';
import type { EntryMark, Profile } from '../../../core/profile/profile.ts';
import { enrolled } from '../../support/ann.ts';
import { type CrashPlan, crashing } from '../../support/crash.ts';
import { envelopeOf, identify, shopEvent, startMs } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

type Floor = ReturnType<typeof shopFloor>;

const hourMs = 3_600_000;
const nowMs = startMs + hourMs;

const added = (productId: string, more: object = {}) =>
  shopEvent({ event: 'Product Added', properties: { product_id: productId }, ...more });
const ordered = (id: string, more: object = {}) =>
  shopEvent({ event: 'Order Completed', properties: { order_id: id, products: [] }, ...more });
const values = (one: Profile | undefined) =>
  one?.identities.map(({ namespace, value }) => `${namespace}:${value}`).toSorted();
const lines = (one: Profile | undefined) => one && cartOf(one).lines.map(({ productId }) => productId);

const orderTo = (event: string) => (profileId: string, other: string, inMs: number) =>
  operatorEvent({ profileId, event, by: 'olga', atMs: nowMs + inMs, properties: { other } });
const mergeOrder = orderTo(PROFILES_MERGED);
const separationOrder = orderTo(PROFILES_SEPARATED);

const obeyed = async (floor: Floor, ...orders: ReturnType<typeof mergeOrder>[]) => {
  for (const error of (await floor.deliver(...orders)).values()) throw error;
};

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
/** Two known guests with a cart and an order each. Ann came first and stays. */
const twoGuests = async (floor = shopFloor()) => {
  const guest = (email: string, anonymousId: string) =>
    identify({ anonymousId, traits: { email, city: email, consent: { email: 'granted' } }, inMs: 1 });
  await floor.server(guest(ANN, 'a1'), added('kettle', { anonymousId: 'a1', inMs: 2 }));
  await floor.server(
    guest(BOB, 'b1'),
    added('pot', { anonymousId: 'b1', inMs: 3 }),
    ordered('o1', { anonymousId: 'b1', inMs: 4 }),
  );
  await floor.server(ordered('o2', { anonymousId: 'a1', inMs: 5 }));
  const ids = [floor.who('email', ANN)?.id ?? '', floor.who('email', BOB)?.id ?? ''] as const;
  return { floor, ids };
};

describe('a merge', () => {
  it('is logged under the winner: who she was, what joined them, and by what rule', async () => {
    const floor = shopFloor();
    await floor.server(identify({ userId: 'u1', traits: { city: 'Bonn' } }));
    await floor.browser(added('p1', { anonymousId: 'a1', inMs: 1 }));
    const winner = floor.who('userId', 'u1');
    const loser = floor.who('anonymousId', 'a1');
    await floor.browser(identify({ userId: 'u1', anonymousId: 'a1', inMs: 2 }));

    expect(floor.mergeLog.all()).toEqual([
      {
        winnerId: winner?.id,
        loserId: loser?.id,
        atMs: nowMs,
        event: 'Identified',
        source: 'web',
        rule: 'userId',
        before: winner,
        winnerVersion: 1,
        expiresAtSeconds: nowMs / 1000 + 395 * 86_400,
      },
    ]);
    expect(floor.timeline.entries().filter(({ kind }) => kind === 'merge')).toEqual([
      { atMs: nowMs, kind: 'merge', name: loser?.id, source: 'web' },
    ]);
  });

  it('of three in one batch tells each as she was before it', async () => {
    const floor = shopFloor();
    for (const [at, id] of ['a1', 'a2'].entries())
      await floor.browser(added(id, { anonymousId: id, inMs: at }));
    await floor.server(identify({ userId: 'u1', inMs: 5 }));
    await floor.browser(
      identify({ userId: 'u1', anonymousId: 'a1', inMs: 6 }),
      identify({ userId: 'u1', anonymousId: 'a2', inMs: 7 }),
    );

    expect(floor.mergeLog.all().map(({ before }) => lines(before))).toEqual([[], ['a1']]);
  });

  it('takes at most ten calls and one per identity', async () => {
    const { floor, ids } = await twoGuests();
    for (let at = 0; at < 6; at++)
      await floor.server(identify({ anonymousId: `b${at}`, traits: { email: BOB }, inMs: 100 + at }));
    const identities = floor.people().flatMap((one) => one.identities).length;
    const mark: EntryMark = { enrollmentId: 'x', entryKey: 'x', atMs: startMs };
    for (const id of ids) await floor.enrollments.create(enrolled({ id: `of-${id}`, profileId: id }));
    for (const [id, { value, version }] of [...floor.profiles.stored])
      floor.profiles.stored.set(id, { value: { ...value, entries: { 'cart-abandoned': mark } }, version });
    const { profiles, enrollments, timeline, wakes, mergeLog, erasure } = floor;
    const counted = crashing({ profiles, enrollments, timeline, wakes, mergeLog, erasure }, undefined);
    await obeyed(shopFloor(counted.ports), mergeOrder(ids[0], ids[1], 0));

    expect(floor.people()).toHaveLength(1);
    expect(
      floor.enrollments
        .all()
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(['active', 'exited']);
    expect(identities).toBeGreaterThan(8);
    expect(counted.state.calls).toBeLessThanOrEqual(10 + identities);
  });
});

describe('two enrollments of one journey', () => {
  const sent = [
    { sendId: 's', stepId: 'remind', channel: 'email' as const, atMs: startMs, outcome: 'sent' as const },
  ];
  const bothIn = async (ofWinner: Partial<Enrollment>, ofLoser: Partial<Enrollment>) => {
    const { floor, ids } = await twoGuests();
    const [winnerId, loserId] = ids;
    await floor.enrollments.create(enrolled({ id: 'w', profileId: winnerId, ...ofWinner }));
    await floor.enrollments.create(enrolled({ id: 'l', profileId: loserId, ...ofLoser }));
    for (const [id, { value, version }] of [...floor.profiles.stored]) {
      const mark = { enrollmentId: id === winnerId ? 'w' : 'l', entryKey: 'c', atMs: startMs };
      floor.profiles.stored.set(id, { value: { ...value, entries: { 'cart-abandoned': mark } }, version });
    }
    await obeyed(floor, mergeOrder(winnerId, loserId, 0));
    const going = floor.enrollments.all().filter(({ status }) => status === 'active');
    return { going: going.map(({ id }) => id), floor };
  };

  it.each([
    ['that has sent more', {}, { sends: sent }, 'l'],
    ['whose message is on its way', {}, { claim: { sendId: 's' } as Enrollment['claim'] & object }, 'l'],
    [
      'at a later rung',
      { position: { stepId: 'remind', enteredStepAtMs: 0, rung: { index: 2, channel: 'sms' as const } } },
      {},
      'w',
    ],
    ['that came in first', { enteredAtMs: startMs + 1 }, { enteredAtMs: startMs }, 'l'],
  ])('become the one %s', async (_, ofWinner, ofLoser, going) => {
    const found = await bothIn(ofWinner, ofLoser);
    expect(found.going).toEqual([going]);
    const [one] = found.floor.people();
    expect(one?.entries['cart-abandoned']).toMatchObject({ enrollmentId: going });
    expect(found.floor.enrollments.all().find(({ id }) => id !== going)?.reason).toBe('merged');
  });
});

describe('an operator', () => {
  it('makes one person of two, and the log says who', async () => {
    const { floor, ids } = await twoGuests();
    await obeyed(floor, mergeOrder(ids[1], ids[0], 0));

    const [ann] = floor.people();
    expect(floor.people()).toHaveLength(1);
    expect(ann?.mergedFrom).toEqual([ids[1]]);
    expect(ann?.counters.orders).toBe(2);
    expect(floor.mergeLog.all()).toMatchObject([
      { event: PROFILES_MERGED, source: 'operator', by: 'olga', rule: 'id' },
    ]);
    expect(floor.timeline.entries().filter(({ kind }) => kind === 'operator')).toMatchObject([
      { name: PROFILES_MERGED },
    ]);
  });

  it('makes none of two userIds, whatever is asked', async () => {
    const floor = shopFloor();
    await floor.server(identify({ userId: 'u1' }));
    await floor.server(identify({ userId: 'u2' }));
    const [one, other] = floor.people();
    await obeyed(floor, mergeOrder(one?.id ?? '', other?.id ?? '', 0));
    expect(floor.people()).toHaveLength(2);
  });

  it('makes two people of one again', async () => {
    const { floor, ids } = await twoGuests();
    const [annBefore, bobBefore] = [floor.who('email', ANN), floor.who('email', BOB)];
    await obeyed(floor, mergeOrder(ids[0], ids[1], 0));
    await floor.server(
      added('cup', { anonymousId: 'a1', inMs: 70 }),
      ordered('o3', { anonymousId: 'b1', inMs: 60 }),
    );
    await obeyed(floor, separationOrder(ids[0], ids[1], 10));

    const [ann, bob] = [floor.who('email', ANN), floor.who('email', BOB)];
    expect([ann?.id, bob?.id]).toEqual(ids);
    expect([values(ann), values(bob)]).toEqual([values(annBefore), values(bobBefore)]);
    expect([ann?.traits, bob?.traits]).toEqual([annBefore?.traits, bobBefore?.traits]);
    // What was done since stays with the one whom it was done by then.
    expect([ann?.counters.orders, bob?.counters.orders]).toEqual([2, 1]);
    expect([lines(ann), lines(bob)]).toEqual([['cup'], []]);
    expect([ann?.mergedFrom, bob?.mergedInto]).toEqual([[], undefined]);
    expect(floor.profiles.pointers.get('anonymousId#b1')).toBe(ids[1]);
    expect(floor.mergeLog.all()).toMatchObject([{ separated: { by: 'olga' } }]);
  });

  it('keeps apart whom he told apart, until he says otherwise', async () => {
    const { floor, ids } = await twoGuests();
    await obeyed(floor, mergeOrder(ids[0], ids[1], 0));
    await obeyed(floor, separationOrder(ids[0], ids[1], 10));
    await floor.server(identify({ anonymousId: 'a1', traits: { email: BOB }, inMs: 100 }));
    await floor.server(identify({ anonymousId: 'b1', traits: { email: ANN }, inMs: 110 }));
    await floor.browser(identify({ anonymousId: 'b1', traits: { email: ANN }, inMs: 120 }));

    expect(floor.people()).toHaveLength(2);
    expect([floor.who('email', ANN)?.id, floor.who('email', BOB)?.id]).toEqual(ids);

    await obeyed(floor, mergeOrder(ids[0], ids[1], 200));
    expect(floor.people()).toHaveLength(1);
    await obeyed(floor, separationOrder(ids[0], ids[1], 10));
    expect(floor.people()).toHaveLength(1);
  });

  it('keeps even browsers apart', async () => {
    const floor = shopFloor();
    await floor.browser(added('p1', { anonymousId: 'a1' }));
    await floor.browser(added('p2', { anonymousId: 'a2' }));
    const ids = floor.people().map(({ id }) => id) as [string, string];
    await obeyed(floor, mergeOrder(...ids, 0));
    await obeyed(floor, separationOrder(...ids, 1));
    await floor.browser(
      shopEvent({ type: 'alias', event: 'Aliased', anonymousId: 'a1', previousId: 'a2', inMs: 9 }),
    );
    await floor.browser(identify({ userId: 'u1', anonymousId: 'a1', inMs: 10 }));
    await floor.browser(identify({ userId: 'u1', anonymousId: 'a2', inMs: 11 }));

    expect(floor.people()).toHaveLength(2);
  });

  it('takes a denial that was said since along with its address', async () => {
    const { floor, ids } = await twoGuests();
    await obeyed(floor, mergeOrder(ids[0], ids[1], 0));
    await floor.server(
      identify({ anonymousId: 'b1', traits: { email: BOB, consent: { email: 'denied' } }, inMs: 50 }),
    );
    await obeyed(floor, separationOrder(ids[0], ids[1], 10));

    const [ann, bob] = [floor.who('email', ANN), floor.who('email', BOB)] as [Profile, Profile];
    expect(consentFor(bob, 'email', BOB, 'marketing')?.status).toBe('denied');
    expect(consentFor(ann, 'email', ANN, 'marketing')?.status).toBe('granted');
    expect(ann.consents.map(({ address }) => address)).toEqual([ANN]);
  });

  it('a message that came while they were one is not counted for the other when it comes again', async () => {
    const { floor, ids } = await twoGuests();
    await obeyed(floor, mergeOrder(ids[0], ids[1], 0));
    const old = envelopeOf([ordered('o7', { anonymousId: 'b1', inMs: 50 })], { trust: 'secret' });
    await floor.deliver(old);
    for (let at = 0; at < 60; at++)
      await floor.server(added(`p${at}`, { anonymousId: 'b1', inMs: 100_000 + at * 60_000 }));
    await obeyed(floor, separationOrder(ids[0], ids[1], 10));
    await floor.deliver({ ...old, entryId: 'sent-again' });

    expect(floor.who('email', BOB)?.counters.orders).toBe(1);
    expect(floor.who('email', ANN)?.counters.orders).toBe(2);
  });

  it('does it once, however often it is said', async () => {
    const { floor, ids } = await twoGuests();
    await obeyed(floor, mergeOrder(ids[0], ids[1], 0));
    const order = separationOrder(ids[0], ids[1], 10);
    await obeyed(floor, order, order);
    const once = structuredClone([...floor.profiles.stored]);
    await obeyed(floor, order);
    await obeyed(floor, { ...order, entryId: 'again' });

    expect([...floor.profiles.stored]).toEqual(once);
  });

  it('is not obeyed any more once the two were made one again', async () => {
    const { floor, ids } = await twoGuests();
    await obeyed(floor, mergeOrder(ids[0], ids[1], 0));
    const old = separationOrder(ids[0], ids[1], 10);
    await obeyed(floor, old);
    const later = shopFloor({ ...floor.ports, clock: { now: () => nowMs + 1000 } });
    await obeyed(later, mergeOrder(ids[0], ids[1], 1000));
    for (let at = 0; at < 30; at++)
      await later.server(added('cup', { anonymousId: 'a1', inMs: 2 * hourMs + at * 60_000 }));
    await obeyed(later, old);

    expect(floor.people()).toHaveLength(1);
  });

  it('separates nobody whose merge is no longer known', async () => {
    const { floor, ids } = await twoGuests();
    await obeyed(floor, mergeOrder(ids[0], ids[1], 0));
    const late = shopFloor({ ...floor.ports, clock: { now: () => nowMs + 396 * 24 * hourMs } });
    await obeyed(late, separationOrder(ids[0], ids[1], 10));
    expect(floor.people()).toHaveLength(1);
  });
});

const CY = 'cy@example.com';
/** Cy became Bob's, then Bob became Ann's. */
const chain = async () => {
  const { floor, ids } = await twoGuests();
  await floor.server(
    identify({ anonymousId: 'c1', traits: { email: CY, city: 'C' }, inMs: 20 }),
    added('cup', { anonymousId: 'c1', inMs: 21 }),
  );
  const cy = floor.who('email', CY)?.id ?? '';
  await obeyed(floor, mergeOrder(ids[1], cy, 0));
  await obeyed(floor, mergeOrder(ids[0], ids[1], 1));
  return { floor, ids: [...ids, cy] as [string, string, string] };
};

describe('a chain of merges', () => {
  it('lets go the last with all that was hers', async () => {
    const { floor, ids } = await chain();
    await obeyed(floor, separationOrder(ids[0], ids[1], 10));

    expect([ANN, BOB, CY].map((email) => floor.who('email', email)?.id)).toEqual([ids[0], ids[1], ids[1]]);
    expect(floor.who('email', ANN)?.mergedFrom).toEqual([]);
    expect(floor.who('email', BOB)?.mergedFrom).toEqual([ids[2]]);
    expect(lines(floor.who('email', CY))).toEqual(['cup']);
  });

  it('lets go the first, and what held her is as if she had never been there', async () => {
    const { floor, ids } = await chain();
    await obeyed(floor, separationOrder(ids[0], ids[2], 10));
    expect([ANN, BOB, CY].map((email) => floor.who('email', email)?.id)).toEqual([ids[0], ids[0], ids[2]]);

    await obeyed(floor, separationOrder(ids[0], ids[1], 20));
    expect([ANN, BOB, CY].map((email) => floor.who('email', email)?.id)).toEqual(ids);
    expect(floor.people().map(values)).toEqual([
      ['anonymousId:a1', `email:${ANN}`],
      ['anonymousId:b1', `email:${BOB}`],
      ['anonymousId:c1', `email:${CY}`],
    ]);
    expect(floor.people().map(({ counters }) => counters.orders)).toEqual([1, 1, 0]);
  });
});

describe('a process that dies while the first of a chain goes', () => {
  it('at any call leaves three people in the end, each with what was hers', async () => {
    let calls = 1;
    for (let call = 0; call < calls; call++)
      for (const moment of ['before', 'after'] as const) {
        const { floor, ids } = await chain();
        const { profiles, enrollments, timeline, wakes, mergeLog, erasure } = floor;
        const doomed = crashing(
          { profiles, enrollments, timeline, wakes, mergeLog, erasure },
          { call, moment },
        );
        const first = separationOrder(ids[0], ids[2], 10);
        await shopFloor(doomed.ports).deliver(first);
        calls = Math.max(calls, doomed.state.dead ? doomed.state.calls + 1 : 0);
        await obeyed(floor, first, separationOrder(ids[0], ids[1], 20));

        const told = [ANN, BOB, CY].map((email) => {
          const one = floor.who('email', email);
          return [one?.id, values(one), one?.counters.orders, lines(one)];
        });
        expect([call, moment, told]).toEqual([
          call,
          moment,
          [
            [ids[0], ['anonymousId:a1', `email:${ANN}`], 1, []],
            [ids[1], ['anonymousId:b1', `email:${BOB}`], 1, []],
            [ids[2], ['anonymousId:c1', `email:${CY}`], 0, ['cup']],
          ],
        ]);
      }
    expect(calls).toBeGreaterThan(15);
  });
});

describe('enrollments', () => {
  it('that moved to the winner go back; one with a message on its way ends', async () => {
    const { floor, ids } = await twoGuests();
    const [ann, bob] = ids;
    await obeyed(floor, mergeOrder(ann, bob, 0));
    const moved = { status: 'exited' as const, reason: 'merged', profileId: bob };
    await floor.enrollments.create(enrolled({ id: 'e1', ...moved }));
    await floor.enrollments.create(enrolled({ id: 'e2', ...moved }));
    await floor.enrollments.create(enrolled({ id: 'e1', profileId: ann, wakeNo: 4 }));
    await floor.enrollments.create(enrolled({ id: 'e2', profileId: ann, claim: { sendId: 's' } as never }));
    await floor.enrollments.create(enrolled({ id: 'e3', profileId: ann }));
    await obeyed(floor, separationOrder(ann, bob, 10));

    const told = floor.enrollments
      .all()
      .map(({ id, profileId, status, reason }) => [id, profileId, status, reason]);
    expect(told).toEqual([
      ['e1', bob, 'active', undefined],
      ['e2', bob, 'exited', 'merged'],
      ['e1', ann, 'exited', 'separated'],
      ['e2', ann, 'exited', 'separated'],
      ['e3', ann, 'active', undefined],
    ]);
    expect(floor.wakes.armed).toMatchObject([{ profileId: bob, enrollmentId: 'e1', wakeNo: 5 }]);
  });
});

describe('a process that dies', () => {
  const story = async () => {
    const { floor, ids } = await twoGuests();
    await floor.enrollments.create(enrolled({ id: 'e1', profileId: ids[0] }));
    await floor.enrollments.create(
      enrolled({ id: 'e1', profileId: ids[1], status: 'exited', reason: 'merged' }),
    );
    return { floor, ids };
  };
  const steps = [
    ({ ids }: Awaited<ReturnType<typeof story>>) => mergeOrder(ids[0], ids[1], 0),
    ({ ids }: Awaited<ReturnType<typeof story>>) => separationOrder(ids[0], ids[1], 10),
  ];
  const play = async (at: number, plan: CrashPlan | undefined, meet: boolean) => {
    const house = await story();
    let calls = 0;
    for (const [index, step] of steps.entries()) {
      const { profiles, enrollments, timeline, wakes, mergeLog, erasure } = house.floor;
      const doomed = crashing(
        { profiles, enrollments, timeline, wakes, mergeLog, erasure },
        index === at ? plan : undefined,
      );
      const order = step(house);
      await shopFloor(doomed.ports).deliver(order);
      // Somebody comes by before the order is given again.
      if (meet && index === at)
        await house.floor.server(
          added('cup', { anonymousId: 'b1', inMs: 500 + index }),
          added('can', { anonymousId: 'a1', inMs: 500 + index }),
        );
      await obeyed(house.floor, order);
      if (index === at) calls = doomed.state.calls;
      if (index === 0) expect(house.floor.people()).toHaveLength(1);
    }
    return { ...house, calls };
  };

  it.each([
    ['merging', 0],
    ['separating', 1],
  ])('at any call while %s loses nothing and doubles nothing', async (_, at) => {
    const { calls } = await play(at, undefined, false);
    expect(calls).toBeGreaterThanOrEqual(8);
    for (let call = 0; call < calls; call++)
      for (const moment of ['before', 'after'] as const)
        for (const meet of [false, true]) {
          const { floor, ids } = await play(at, { call, moment }, meet);
          const where = `${moment} call ${call} ${meet}`;
          const [ann, bob] = [floor.who('email', ANN), floor.who('email', BOB)];
          expect([where, ann?.id, bob?.id]).toEqual([where, ...ids]);
          expect([where, values(ann), values(bob)]).toEqual([
            where,
            ['anonymousId:a1', `email:${ANN}`],
            ['anonymousId:b1', `email:${BOB}`],
          ]);
          expect([where, ann?.counters.orders, bob?.counters.orders]).toEqual([where, 1, 1]);
          const cups = [ann, bob]
            .flatMap((one) => (one ? cartOf(one).lines : []))
            .filter(({ productId }) => productId === 'cup');
          expect([where, cups.map(({ quantity }) => quantity)]).toEqual([where, meet ? [1] : []]);
          expect([
            where,
            floor.enrollments
              .all()
              .filter(({ status }) => status === 'active')
              .map(({ profileId }) => profileId),
          ]).toEqual([where, [ids[1]]]);
          expect([where, floor.timeline.entries().filter(({ kind }) => kind === 'merge')]).toEqual([
            where,
            [expect.anything()],
          ]);
        }
  });
});
