import { describe, expect, it } from '@jest/globals';
import { Conflict } from '../../../core/errors.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { envelopeOf, identify, shopEvent } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

const journeys = { index: indexJourneys, needsEnrollments, react: reactToEvents };
const published = { journeys: [{ journey: cartAbandoned, version: 1, status: 'live' as const }] };
type Floor = ReturnType<typeof shopFloor>;

const adds = (productId: string, inMs: number, who: object = { userId: 'u1' }) =>
  shopEvent({ event: 'Product Added', properties: { product_id: productId }, inMs, ...who });
const orders = (id: string, inMs: number) =>
  shopEvent({
    event: 'Order Completed',
    userId: 'u1',
    properties: { order_id: id, products: [{ product_id: id }] },
    inMs,
  });

const shop = async (): Promise<Floor> => {
  const floor = shopFloor({ journeys }, published);
  await floor.server(shopEvent({ event: 'Home Viewed', userId: 'u1', inMs: -1 }));
  return floor;
};

/** Another function on the same tables; it dies before the profile is written. */
const dying = ({ ports, profiles }: Floor): Floor =>
  shopFloor(
    {
      ...ports,
      profiles: {
        ...profiles,
        async save() {
          throw new Error('cut off');
        },
      },
    },
    published,
  );

const take = async (floor: Floor, ...events: ReturnType<typeof shopEvent>[]) =>
  expect((await floor.deliver(envelopeOf(events))).size).toBe(0);
const dieOver = async (floor: Floor, ...events: ReturnType<typeof shopEvent>[]) =>
  expect((await dying(floor).deliver(envelopeOf(events))).size).toBe(1);

const active = (floor: Floor) => floor.enrollments.all().filter(({ status }) => status === 'active');
const noted = (floor: Floor) => floor.people()[0]?.entries['cart-abandoned'];

/** She is inside once, by the event of that moment, her profile says so, and she wakes. */
const expectInside = (floor: Floor, atMs: number) => {
  const [one, ...others] = active(floor);
  expect(others).toEqual([]);
  expect(one?.trigger.atMs).toBe(atMs);
  expect(noted(floor)).toMatchObject({ enrollmentId: one?.id, atMs });
  expect(noted(floor)).not.toHaveProperty('ended');
  expect(floor.wakes.armed.map(({ enrollmentId }) => enrollmentId)).toContain(one?.id);
};

describe('an entry whose maker was cut off', () => {
  it('is named although one that began after it is over, so that the order ends it and the next cart counts', async () => {
    const floor = await shop();
    const [jug, pot, order, mug] = [adds('jug', 72), adds('pot', 80), orders('o1', 90), adds('mug', 95)];
    await dieOver(floor, pot);
    // The order ends the entry of the pot, and is not in her profile yet.
    await dieOver(floor, jug, order);
    await take(floor, jug);
    const [ofJug] = active(floor);
    expect(noted(floor)).toMatchObject({ enrollmentId: ofJug?.id });

    await take(floor, order);
    expect(active(floor)).toEqual([]);
    await take(floor, mug);
    await take(floor, pot);

    expectInside(floor, mug.atMs);
  });

  it('ends by an order that was folded while nobody knew of it, and keeps no later cart out', async () => {
    const floor = await shop();
    const [jug, mug] = [adds('jug', 72), adds('mug', 95)];
    await take(floor, adds('cup', 10));
    await take(floor, orders('o1', 20));
    await dieOver(floor, jug);
    await take(floor, orders('o2', 90));
    await take(floor, mug);
    await take(floor, jug);

    expectInside(floor, mug.atMs);
    expect(floor.enrollments.all().find(({ trigger }) => trigger.atMs === jug.atMs)).toMatchObject({
      status: 'exited',
      reason: 'ordered',
    });
  });
});

it.each([
  ['somebody else came first', new Conflict('enrollment')],
  ['its maker was cut off', new Error('cut off')],
])('what is not sent to her is said once, although the next entry was not made: %s', async (_, error) => {
  const floor = await shop();
  const [order, mug] = [orders('o1', 20), adds('mug', 95)];
  await take(floor, adds('cup', 10));
  const { create } = floor.enrollments;
  floor.enrollments.create = async () => {
    floor.enrollments.create = create;
    throw error;
  };
  await floor.deliver(envelopeOf([order, mug]));
  await take(floor, order, mug);

  expectInside(floor, mug.atMs);
  const unsent = floor.timeline.entries().filter(({ kind }) => kind === 'skip');
  expect(unsent.map(({ channel, reason }) => [channel, reason])).toEqual(
    ['push', 'email', 'sms'].map((channel) => [channel, 'ordered']),
  );
});

it('that her message was not sent is not said of an end that did not come about', async () => {
  const floor = await shop();
  await take(floor, adds('cup', 10));
  const { save } = floor.enrollments;
  // As her last message leaves: the journey is over by itself.
  floor.enrollments.save = async (one) => {
    floor.enrollments.save = save;
    const [stored] = active(floor);
    if (!stored) throw new Error('nobody is inside');
    const { wakesAtMs: _, ...rest } = stored;
    await save({
      ...rest,
      status: 'completed',
      endedAtMs: 15,
      position: { stepId: null, enteredStepAtMs: 15 },
    });
    return save(one);
  };
  await take(floor, orders('o1', 20));

  expect(active(floor)).toEqual([]);
  expect(floor.timeline.entries().filter(({ kind }) => kind === 'skip')).toEqual([]);
});

it('what is not sent is said where a write that told of the end came twice', async () => {
  const floor = await shop();
  await take(floor, adds('cup', 10));
  const { save } = floor.enrollments;
  floor.enrollments.save = async (one) => {
    floor.enrollments.save = save;
    await save(one);
    return save(one);
  };
  await take(floor, orders('o1', 20));

  expect(active(floor)).toEqual([]);
  const unsent = floor.timeline.entries().filter(({ kind }) => kind === 'skip');
  expect(unsent.map(({ reason }) => reason)).toEqual(['ordered', 'ordered', 'ordered']);
});

it('what she put into the cart before an order that is known brings her in no more, what came after it does', async () => {
  const floor = await shop();
  const mug = adds('mug', 95);
  await take(floor, orders('o1', 90));
  await take(floor, adds('jug', 72), mug);

  expectInside(floor, mug.atMs);
});

it('an entry that lost against one of the same moment is taken back, also where that one began later', async () => {
  const floor = await shop();
  const [jug, pot] = [adds('jug', 72), adds('pot', 80)];
  const { ofProfiles, create } = floor.enrollments;
  // One entry comes and goes after her profile was read here and before her enrollments are.
  floor.enrollments.ofProfiles = async (ids) => {
    floor.enrollments.ofProfiles = ofProfiles;
    await take(floor, adds('cup', 50));
    await take(floor, orders('o1', 60));
    return ofProfiles(ids);
  };
  // Another one is there before ours is made.
  const begins: typeof create = async (one) => {
    if (one.trigger.atMs !== jug.atMs) return create(one);
    floor.enrollments.create = create;
    await take(floor, pot);
    return create(one);
  };
  floor.enrollments.create = begins;
  await take(floor, jug);

  expectInside(floor, pot.atMs);
  expect(floor.counters.sum('entered')).toBe(2);
});

it('of two who become one the entry that goes on is named, although a later one of the other is over', async () => {
  const floor = await shop();
  const cup = adds('cup', 10);
  await take(floor, cup);
  const guest = { anonymousId: 'b1' };
  const bob = identify({ ...guest, traits: { email: 'bob@example.com' }, inMs: 15 });
  await floor.server(bob, adds('jug', 20, guest));
  await floor.server(adds('jug', 30, { ...guest, event: 'Product Removed' }));

  await floor.server(identify({ userId: 'u1', traits: { email: 'bob@example.com' }, inMs: 5 }));

  expect(floor.people()).toHaveLength(1);
  expectInside(floor, cup.atMs);
});
