import { describe, expect, it } from '@jest/globals';
import { emptyCartLog } from '../../../core/cart/cart-log.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../core/duration.ts';
import type { EventEnvelope, ShopEvent } from '../../../core/event/event.ts';
import { operatorEvent } from '../../../core/event/operator-event.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { isNamed } from '../../../core/journey/marks.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { ann, t0 } from '../../support/ann.ts';
import { type CrashPlan, crashing } from '../../support/crash.ts';
import { envelopeOf, identify, shopEvent } from '../../support/events.ts';
import { foldingRig } from '../../support/folding-rig.ts';

/** One mail, an hour after she came in, and that is all. */
const once: Journey = {
  ...cartAbandoned,
  steps: [
    { id: 'idle', kind: 'wait', for: 'PT1H' },
    { id: 'remind', kind: 'send', channel: 'email', template: 'cart-email' },
  ],
};
const hers = ann({
  identities: [...ann().identities, { namespace: 'userId', value: 'ann', linkedAtMs: t0 - HOUR_MS }],
  cart: emptyCartLog(),
});

const atAccount = { userId: 'ann' };
const atGuest = { anonymousId: 'g1' };
const adds = (productId: string, inMs: number, who: object = atAccount) =>
  shopEvent({ event: 'Product Added', properties: { product_id: productId }, inMs, ...who });
const removes = (productId: string, inMs: number) =>
  shopEvent({ event: 'Product Removed', properties: { product_id: productId }, inMs, ...atAccount });
const orders = (productId: string, inMs: number, who: object = atAccount) => {
  const properties = { order_id: `o-${productId}`, products: [{ product_id: productId }] };
  return shopEvent({ event: 'Order Completed', properties, inMs, ...who });
};
const isOne = (inMs: number) => identify({ ...atAccount, ...atGuest, inMs });
const secret = (...events: ShopEvent[]) => envelopeOf(events, { trust: 'secret' });

const newRig = (journey: Journey) => {
  const contact = { caps: { email: { max: 9, per: 'P1D' } } };
  const rig = foldingRig({ profiles: [hers], enrollments: [], journey, contact });
  for (const { namespace, value } of hers.identities)
    rig.profiles.pointers.set(`${namespace}#${value}`, 'ann');
  let ids = 0;
  rig.updatePorts.ids = { next: () => `guest-${++ids}` };
  return rig;
};
type Rig = ReturnType<typeof newRig>;

const take = async (rig: Rig, ...envelopes: EventEnvelope[]) => {
  for (const error of (await rig.deliver(envelopes)).values()) throw error;
};

const restart = (rig: Rig, inMs: number) =>
  operatorEvent({
    profileId: 'ann',
    event: 'Journey Restarted',
    by: 'eve',
    atMs: t0 + inMs,
    properties: { journeyId: once.id, enrollmentId: rig.active()[0]?.id, jobId: 'job' },
  });

interface Story {
  journey?: Journey;
  /** Says when she is reminded of the jug; she is not when it is left out. */
  remindedInMs?: number;
  before?: (inMs: number) => EventEnvelope[];
  /** What the function dies over. */
  batch: (inMs: number, rig: Rig) => EventEnvelope[];
}

const stories: Record<string, Story> = {
  'an order and the next cart': {
    batch: (at) => [secret(orders('jug', at)), envelopeOf([adds('pot', at + SECOND_MS)])],
  },
  'an order, after all was sent, and the next cart': {
    remindedInMs: 2 * HOUR_MS,
    batch: (at) => [secret(orders('jug', at)), envelopeOf([adds('pot', at + SECOND_MS)])],
  },
  'an order, after a first mail, and the next cart': {
    journey: cartAbandoned,
    remindedInMs: 2 * HOUR_MS,
    batch: (at) => [secret(orders('jug', at)), envelopeOf([adds('pot', at + SECOND_MS)])],
  },
  'a cart that is emptied, and the next one': {
    batch: (at) => [envelopeOf([removes('jug', at)]), envelopeOf([adds('pot', at + SECOND_MS)])],
  },
  'a guest who is known to be her and orders, and the next cart': {
    before: () => [envelopeOf([adds('cup', SECOND_MS, atGuest)])],
    batch: (at) => [
      secret(isOne(at - 1), orders('jug', at, atGuest)),
      envelopeOf([adds('pot', at + SECOND_MS)]),
    ],
  },
  'a guest who orders and turns out to be her, and the next cart': {
    before: () => [envelopeOf([adds('cup', SECOND_MS, atGuest)])],
    batch: (at) => [
      secret(orders('jug', at, atGuest), isOne(at + 1)),
      envelopeOf([adds('pot', at + SECOND_MS)]),
    ],
  },
  'an order, and the next cart was left by a guest who turns out to be her': {
    before: (at) => [envelopeOf([adds('cup', at + SECOND_MS, atGuest)])],
    batch: (at) => [secret(orders('jug', at)), secret(isOne(at + 2 * SECOND_MS))],
  },
  'that a guest is her, who ordered before she began the next cart': {
    before: (at) => [secret(orders('jug', at, atGuest)), envelopeOf([adds('pot', at + SECOND_MS)])],
    batch: (at) => [secret(isOne(at + 2 * SECOND_MS))],
  },
  'that she begins again by hand': {
    batch: (at, rig) => [restart(rig, at)],
  },
  'that she begins again by hand, an order and the next cart': {
    batch: (at, rig) => [
      restart(rig, at),
      secret(orders('jug', at + 1)),
      envelopeOf([adds('pot', at + SECOND_MS)]),
    ],
  },
};

const again: Record<string, (batch: EventEnvelope[]) => EventEnvelope[][]> = {
  'at once': (batch) => [batch],
  'one by one': (batch) => batch.map((one) => [one]),
  'the last one first': (batch) => batch.toReversed().map((one) => [one]),
  'after something else of hers': (batch) => [
    [envelopeOf([shopEvent({ ...atAccount, inMs: 20 * MINUTE_MS })])],
    batch,
  ],
};

/** Another function on the same tables, that dies at one call. Answers how many calls it made. */
const dieOver = async (rig: Rig, batch: EventEnvelope[], plan: CrashPlan | undefined) => {
  const { profiles, enrollments, timeline, wakes, counters, mergeLog, memberships } = rig.updatePorts;
  const mortal = { profiles, enrollments, timeline, wakes, counters, mergeLog, memberships };
  const { ports, state } = crashing(mortal, plan);
  await rig.deliver(batch, { ...rig.updatePorts, ...ports });
  return state.calls;
};

/** Where she stands when all was told again, and the mails that she has got of the cart that she left. */
const play = async (
  { journey = once, remindedInMs = 0, before, batch }: Story,
  tell: (batch: EventEnvelope[]) => EventEnvelope[][],
  plan?: CrashPlan,
) => {
  const rig = newRig(journey);
  const inMs = remindedInMs + 20 * MINUTE_MS;
  rig.setTime(t0 + SECOND_MS);
  await take(rig, envelopeOf([adds('jug', 0)]));
  await rig.until(t0 + remindedInMs);
  const known = rig.provider.accepted.length;
  rig.setTime(t0 + inMs + MINUTE_MS);
  for (const envelope of before?.(inMs) ?? []) await take(rig, envelope);
  const envelopes = batch(inMs, rig);
  const calls = await dieOver(rig, envelopes, plan);
  for (const part of tell(envelopes)) await take(rig, ...part);
  const entries = rig.profiles.stored.get('ann')?.value.entries ?? {};
  const inside = rig.active().map((one) => isNamed(entries, one));
  await rig.until(t0 + inMs + 6 * HOUR_MS);
  return { calls, outcome: { inside, mails: rig.provider.accepted.length - known } };
};

describe.each(Object.entries(stories))('a function that dies over %s', (_, story) => {
  it.each(Object.entries(again))(
    'leaves her inside once, and she is reminded once, when it is told again %s',
    async (_name, tell) => {
      const { calls } = await play(story, tell);
      expect(calls).toBeGreaterThan(5);
      for (let call = 0; call < calls; call++)
        for (const moment of ['before', 'after'] as const) {
          const { outcome } = await play(story, tell, { call, moment });
          expect({ call, moment, ...outcome }).toEqual({ call, moment, inside: [true], mails: 1 });
        }
    },
  );
});
