import { describe, expect, it } from '@jest/globals';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { envelopeOf, shopEvent } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

const journeys = { index: indexJourneys, needsEnrollments, react: reactToEvents };
const published = { journeys: [{ journey: cartAbandoned, version: 1, status: 'live' as const }] };

const adds = (productId: string, inMs: number) =>
  envelopeOf([
    shopEvent({ event: 'Product Added', userId: 'u1', properties: { product_id: productId }, inMs }),
  ]);

/** One function has read that she is in no journey when another one lets her in, and dies before that is written down. */
const race = async (firstInMs: number, secondInMs: number) => {
  const floor = shopFloor({ journeys }, published);
  await floor.server(shopEvent({ event: 'Home Viewed', userId: 'u1', inMs: -1 }));
  const dying = shopFloor(
    {
      ...floor.ports,
      profiles: {
        ...floor.profiles,
        async save() {
          throw new Error('cut off');
        },
      },
    },
    published,
  );
  const [first, second] = [adds('p1', firstInMs), adds('p2', secondInMs)];
  const { ofProfiles } = floor.enrollments;
  floor.enrollments.ofProfiles = async (ids) => {
    floor.enrollments.ofProfiles = ofProfiles;
    const none = await ofProfiles(ids);
    expect((await dying.deliver(second)).size).toBe(1);
    expect(floor.enrollments.all()).toHaveLength(1);
    return none;
  };
  for (const envelope of [first, second]) expect((await floor.deliver(envelope)).size).toBe(0);
  return floor;
};

describe('two functions that let her in at the same moment, of which one dies', () => {
  it.each([
    ['of one millisecond', 0, 0],
    ['of which the later one is folded first', 2_000, 0],
    ['of which the earlier one is folded first', 0, 2_000],
  ])('by events %s make one entry, that wakes and is counted once', async (_, firstInMs, secondInMs) => {
    const floor = await race(firstInMs, secondInMs);

    const [entry, ...others] = floor.enrollments.all();
    expect(others).toEqual([]);
    expect(floor.people()[0]?.entries['cart-abandoned']).toMatchObject({ enrollmentId: entry?.id });
    expect(floor.wakes.armed.map(({ enrollmentId }) => enrollmentId)).toContain(entry?.id);
    expect(floor.counters.sum('entered')).toBe(1);
  });
});
