import { describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { Conflict } from '../../../core/errors.ts';
import type { EventEnvelope, ShopEvent } from '../../../core/event/event.ts';
import type { Wake } from '../../../core/journey/ports.ts';
import { createHandler as createAdvance } from '../../../functions/advance-enrollment/handler.ts';
import { createHandler as createRecord } from '../../../functions/record-delivery/handler.ts';
import { ann, t0 } from '../../support/ann.ts';
import { Crash, type CrashPlan, crashing } from '../../support/crash.ts';
import { foldingRig } from '../../support/folding-rig.ts';

const product = { product_id: 'p2', name: 'Teapot', price: 5, currency: 'EUR', quantity: 1 };
const envelopeOf = (event: string, atMs: number, more: Partial<ShopEvent> = {}): EventEnvelope => ({
  ...{ v: 1, entryId: `entry ${event} ${atMs}`, receivedAtMs: atMs, source: 'web', trust: 'secret' },
  ...{ keyId: 'k', mayStateConsent: true },
  events: [
    {
      ...{ type: 'track', event, messageId: `m ${event} ${atMs}`, atMs, source: 'web', userId: 'ann' },
      ...more,
    } as ShopEvent,
  ],
});
const hers = ann({
  identities: [...ann().identities, { namespace: 'userId', value: 'ann', linkedAtMs: t0 - HOUR_MS }],
});
const orderOf = (atMs: number) =>
  envelopeOf('Order Completed', atMs, {
    properties: { order_id: 'o1', revenue: 44.8, currency: 'EUR', products: [product] },
  });

/** Cart, mail, a click of hers, order; one event or report is taken by a process that dies. */
const play = async (plan?: CrashPlan, at?: 'cart' | 'order') => {
  const rig = foldingRig({ profiles: [hers], enrollments: [] });
  rig.profiles.pointers.set('userId#ann', 'ann');
  let calls = 0;
  const take = async (envelope: EventEnvelope, isMortal: boolean) => {
    const { journeys, ids } = rig.updatePorts;
    const mortal = crashing(rig.updatePorts, isMortal ? plan : undefined);
    Object.assign(mortal.ports, { journeys, ids });
    const failed = await rig.deliver([envelope], mortal.ports).then(
      (errors) => [...errors.values()],
      (error: unknown) => [error],
    );
    for (const error of failed) if (!(error instanceof Crash)) throw error;
    if (isMortal) calls = mortal.state.calls;
    // The queue brings what failed again, and now and then what did not.
    await rig.deliver([envelope]);
  };
  await take(envelopeOf('Product Added', t0 + MINUTE_MS, { properties: product }), at === 'cart');
  await rig.until(t0 + 2 * HOUR_MS, createAdvance(rig.ports));
  const [mail] = rig.provider.accepted;
  if (!mail) throw new Error('no mail');
  const { sendId, profileId, enrollmentId, journeyId } = mail;
  const record = createRecord({
    ...rig.ports,
    ...{ profiles: rig.profiles, suppressions: rig.suppressions },
    ...{ breaker: rig.breaker, replies: rig.replies, firstTimes: rig.firstTimes },
  });
  const report = (type: string, atMs: number, more: object = {}) =>
    record({
      source: 'kaskad',
      time: new Date(atMs).toISOString(),
      detail: {
        ...{ v: 1, sendId, profileId, enrollmentId, journeyId, channel: 'email', type, atMs },
        ...more,
      },
    });
  return { rig, take, report, calls: () => calls, sentAtMs: rig.ports.clock.now() };
};

const settled = async (plan?: CrashPlan, at?: 'cart' | 'order') => {
  const { rig, take, calls, sentAtMs } = await play(plan, at);
  await take(orderOf(sentAtMs + MINUTE_MS), at === 'order');
  // A wake that finds her out tells of an end that nobody came to tell of.
  await rig.until(sentAtMs + 48 * HOUR_MS, createAdvance(rig.ports));
  return { rig, calls: calls() };
};
const rowsOf = ({ counters }: Awaited<ReturnType<typeof settled>>['rig']) =>
  Object.entries(counters.rows()).toSorted();

describe('what follows from events', () => {
  it('is counted: coming in, the order with its goal, and the end', async () => {
    const { rig } = await settled();
    const { counters } = rig;

    expect(counters.sum('entered')).toBe(1);
    expect(counters.sum('sent')).toBe(1);
    expect(counters.sum('ended:ordered')).toBe(1);
    expect(counters.sum('reacted')).toBe(1);
    expect([counters.sum('spared'), counters.sum('notSpent:EUR')]).toEqual([1, 7]);
    const [goal] = counters.news('goal');
    const [order] = counters.news('order');
    expect(goal).toMatchObject({
      order: order?.order.hash,
      row: { journeyId: 'cart-abandoned', version: 1 },
    });
    expect(order?.order.worth).toMatchObject({ minor: 4480, currency: 'EUR' });
    expect(JSON.stringify(counters.told)).not.toMatch(/example\.com|\+49|Teapot|Kettle/);
  });

  it.each(['cart', 'order'] as const)('comes to the same wherever the process dies: %s', async (at) => {
    const alive = await settled(undefined, at);
    expect(alive.calls).toBeGreaterThan(3);
    for (let call = 0; call < alive.calls; call++)
      for (const moment of ['before', 'after'] as const) {
        const { rig } = await settled({ call, moment }, at);
        const where = `${moment} call ${call}`;
        expect([where, rowsOf(rig)]).toEqual([where, rowsOf(alive.rig)]);
        for (const kind of ['order', 'goal'] as const)
          expect([where, new Set(rig.counters.news(kind).map((one) => JSON.stringify(one))).size]).toEqual([
            where,
            1,
          ]);
      }
  });

  it('comes to the same after a write that was lost', async () => {
    const alive = await settled();
    const rig = foldingRig({ profiles: [hers], enrollments: [] });
    rig.profiles.pointers.set('userId#ann', 'ann');
    const { save } = rig.profiles;
    rig.updatePorts.profiles.save = async () => {
      rig.updatePorts.profiles.save = save;
      throw new Conflict('profile');
    };
    await rig.deliver([envelopeOf('Product Added', t0 + MINUTE_MS, { properties: product })]);

    expect(rig.counters.sum('entered')).toBe(alive.rig.counters.sum('entered'));
  });

  it('comes to the same when another event of hers is the first to see what a process left that died', async () => {
    const first = envelopeOf('Product Added', t0 + MINUTE_MS, { properties: product });
    const second = envelopeOf('Product Added', t0 + 2 * MINUTE_MS, {
      properties: { ...product, product_id: 'p3' },
    });
    const countsWith = async (plan?: CrashPlan) => {
      const rig = foldingRig({ profiles: [hers], enrollments: [] });
      rig.profiles.pointers.set('userId#ann', 'ann');
      const { journeys, ids } = rig.updatePorts;
      const mortal = crashing(rig.updatePorts, plan);
      Object.assign(mortal.ports, { journeys, ids });
      await rig.deliver([first], mortal.ports).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      await rig.deliver([second]);
      await rig.deliver([first]);
      return { entered: rig.counters.sum('entered'), calls: mortal.state.calls };
    };
    const { calls } = await countsWith();
    expect(calls).toBeGreaterThan(3);

    for (let call = 0; call < calls; call++)
      for (const moment of ['before', 'after'] as const) {
        const { entered } = await countsWith({ call, moment });
        expect([`${moment} call ${call}`, entered]).toEqual([`${moment} call ${call}`, 1]);
      }
  });

  it('of people of the shop and of tests is counted nowhere, whoever they are later', async () => {
    const rig = foldingRig({ profiles: [hers], enrollments: [] });
    rig.profiles.pointers.set('userId#ann', 'ann');
    const cart = envelopeOf('Product Added', t0 + MINUTE_MS, {
      properties: product,
      context: { test: true },
    });
    await rig.deliver([cart]);
    rig.edit({ staff: undefined } as never);
    await rig.until(t0 + 2 * HOUR_MS, createAdvance(rig.ports));

    expect(rig.provider.accepted).toHaveLength(1);
    expect(rig.enrollment()?.uncounted).toBe(true);
    expect(rig.counters.told).toEqual([]);
  });
});

/** The mail is due: whoever is about to send it dies over one call, she orders, and the queue brings his wake again. */
const orderedMeanwhile = async (plan?: CrashPlan) => {
  const rig = foldingRig({ profiles: [hers], enrollments: [] });
  rig.profiles.pointers.set('userId#ann', 'ann');
  await rig.deliver([envelopeOf('Product Added', t0 + MINUTE_MS, { properties: product })]);
  const mortal = crashing(rig.ports, plan);
  const again: Wake[] = [];
  await rig.until(t0 + 62 * MINUTE_MS, async (wake) => {
    again.push(wake);
    await createAdvance(mortal.ports)(wake).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
  });
  await rig.deliver([orderOf(rig.ports.clock.now() + MINUTE_MS)]);
  rig.setTime(rig.ports.clock.now() + 2 * MINUTE_MS);
  for (const wake of again) await createAdvance(rig.ports)(wake);
  await rig.until(t0 + 72 * HOUR_MS, createAdvance(rig.ports));
  return { counters: rig.counters, calls: mortal.state.calls };
};

describe('a message that was on its way when she ordered', () => {
  it('is sent or is left out, and what it leaves untried is counted once, wherever its sender died', async () => {
    const { calls } = await orderedMeanwhile();
    expect(calls).toBeGreaterThan(10);
    for (let call = 0; call < calls; call++)
      for (const moment of ['before', 'after'] as const) {
        const { counters } = await orderedMeanwhile({ call, moment });
        const skipped = (channel: string) =>
          counters.counts().filter(({ row, add }) => row.channel === channel && add['skipped:ordered'])
            .length;
        const [sent, where] = [counters.sum('sent'), `${moment} call ${call}`];
        expect([where, sent + skipped('email'), skipped('sms')]).toEqual([where, 1, 1]);
        expect([where, counters.sum('reacted'), counters.sum('spared')]).toEqual([where, sent, 1]);
        expect([where, counters.sum('ended:ordered')]).toEqual([where, 1]);
      }
  });
});

describe('a report that comes again', () => {
  it('counts once, at its first time; what a machine does is told apart', async () => {
    const { rig, report, sentAtMs } = await play();
    for (const minutes of [1, 7, 20]) {
      await report('opened', sentAtMs + minutes * MINUTE_MS);
      await report('opened', sentAtMs + minutes * MINUTE_MS, { trusted: true });
      await report('clicked', sentAtMs + minutes * MINUTE_MS, { trusted: true });
    }
    await report('delivered', sentAtMs + 1);
    await report('delivered', sentAtMs + 1);

    const { counters } = rig;
    for (const measure of ['opened', 'openedByMachine', 'clicked', 'delivered', 'reacted'] as const)
      expect([measure, counters.sum(measure)]).toEqual([measure, 1]);
    expect(counters.sum('ended:reacted')).toBe(1);
    expect(new Set(counters.news('touch').map(({ sendId }) => sendId)).size).toBe(1);
    const items = rig.timeline.items().filter(({ entries }) => entries[0]?.name === 'opened');
    expect(items).toHaveLength(6);
  });
});
