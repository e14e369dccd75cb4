import { describe, expect, it } from '@jest/globals';
import { emptyCartLog } from '../../../core/cart/cart-log.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../core/duration.ts';
import type { EventEnvelope } from '../../../core/event/event.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { createHandler } from '../../../functions/advance-enrollment/handler.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { ann, enrolled, t0 } from '../../support/ann.ts';
import { type CrashPlan, crashing } from '../../support/crash.ts';
import { envelopeOf, shopEvent } from '../../support/events.ts';
import { foldingRig } from '../../support/folding-rig.ts';

/** It writes at once. */
const now = {
  ...cartAbandoned,
  steps: [{ id: 'remind', kind: 'send' as const, channel: 'email' as const, template: 'cart-email' }],
};
const hers = ann({
  identities: [...ann().identities, { namespace: 'userId', value: 'ann', linkedAtMs: t0 - HOUR_MS }],
  cart: emptyCartLog(),
});
const adds = (productId: string, inMs: number) =>
  envelopeOf([
    shopEvent({ event: 'Product Added', userId: 'ann', properties: { product_id: productId }, inMs }),
  ]);
const orders = (productId: string, inMs: number) => {
  const properties = { order_id: 'o1', products: [{ product_id: productId }] };
  return envelopeOf([shopEvent({ event: 'Order Completed', userId: 'ann', properties, inMs })]);
};

/** A function dies over the batch, what it has armed falls due, and minutes later the queue brings the batch again. */
const play = async (before: EventEnvelope[], batch: EventEnvelope[], plan?: CrashPlan) => {
  const contact = { caps: { email: { max: 9, per: 'P1D' } } };
  const rig = foldingRig({ profiles: [hers], enrollments: [], journey: now, contact });
  rig.profiles.pointers.set('userId#ann', 'ann');
  rig.setTime(t0 + SECOND_MS);
  expect((await rig.deliver(before)).size).toBe(0);
  await rig.until(t0 + 10 * MINUTE_MS);
  const known = rig.provider.accepted.length;
  const { profiles, enrollments, timeline, wakes, counters } = rig.updatePorts;
  const mortal = crashing({ profiles, enrollments, timeline, wakes, counters }, plan);
  await rig.deliver(batch, { ...rig.updatePorts, ...mortal.ports });
  if (plan) await rig.until(t0 + 14 * MINUTE_MS);
  const early = plan ? rig.provider.accepted.length - known : 0;
  expect((await rig.deliver(batch)).size).toBe(0);
  await rig.until(t0 + HOUR_MS);
  return { calls: mortal.state.calls, outcome: { early, mails: rig.provider.accepted.length - known } };
};

describe('a journey that writes at once, whose wake comes before the fold that let her in is stored', () => {
  it.each([
    ['her first cart', [], [adds('pot', 9 * MINUTE_MS)]],
    [
      'an order and the next cart',
      [adds('jug', 0)],
      [orders('jug', 9 * MINUTE_MS), adds('pot', 9 * MINUTE_MS + 1)],
    ],
  ])('writes once, of what it is about, wherever the function died: %s', async (_, before, batch) => {
    const { calls } = await play(before, batch);
    expect(calls).toBeGreaterThan(5);
    for (let call = 0; call < calls; call++)
      for (const moment of ['before', 'after'] as const) {
        const { outcome } = await play(before, batch, { call, moment });
        const isStored = call === calls - 1 && moment === 'after';
        expect({ call, moment, ...outcome }).toEqual({ call, moment, early: isStored ? 1 : 0, mails: 1 });
      }
  });

  it('is looked at again for half an hour, untouched, and goes on then by what is known', async () => {
    const rig = advanceRig();
    rig.edit({ entries: {} });
    const due = t0 + HOUR_MS;
    await rig.wakes.arm(rig.wake(), due);

    await rig.until(due + 31 * MINUTE_MS);
    expect(rig.provider.accepted).toEqual([]);
    expect(rig.enrollment()).toEqual(enrolled());
    await rig.until(due + 47 * MINUTE_MS);

    expect(rig.provider.accepted).toHaveLength(1);
  });

  it('asks for few wakes when each of them comes fifty times', async () => {
    const rig = advanceRig();
    rig.edit({ entries: {} });
    const due = t0 + HOUR_MS;
    const asked = new Map<number, Set<number>>();
    const { wakes } = rig.ports;
    const arm: typeof wakes.arm = async (wake, atMs) => {
      asked.set(wake.wakeNo, (asked.get(wake.wakeNo) ?? new Set()).add(atMs));
    };
    const handle = createHandler({ ...rig.ports, wakes: { ...wakes, arm } });
    for (let wakeNo = 1; wakeNo <= 6; wakeNo++) {
      const ats = wakeNo === 1 ? [due] : [...(asked.get(wakeNo) ?? [])];
      for (const atMs of ats)
        for (let copy = 0; copy < 50; copy++) {
          rig.setTime(atMs + copy * 17);
          await handle({ ...rig.wake(), wakeNo });
        }
    }

    expect([...asked.values()].map(({ size }) => size).every((size) => size <= 4)).toBe(true);
    expect(rig.provider.accepted).toEqual([]);
  });
});
