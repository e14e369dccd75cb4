import { describe, expect, it } from '@jest/globals';
import { countOfEntry } from '../../../core/analytics/told/enrollment-counts.ts';
import type { EventEnvelope } from '../../../core/event/event.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { crashing } from '../../support/crash.ts';
import { envelopeOf, identify, shopEvent } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

const EVENTS = 10;
const JOURNEYS = 50;
/** The goal of all others. */
const LAST = `Called ${EVENTS - 1}`;
/** Less than what begins by these events needs. */
const LIVES_FOR_CALLS = 30;
const MOST_RECEIVES = 10;

const startedBy = (no: number): Journey => ({
  id: `journey-${no}`,
  trigger: { event: `Called ${no % EVENTS}` },
  goal: { event: LAST },
  steps: [
    { id: 'rest', kind: 'wait', for: 'PT1H' },
    { id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' },
  ],
});
const published = {
  journeys: Array.from({ length: JOURNEYS }, (_, no) => ({
    ...{ journey: startedBy(no), version: 1, status: 'live' as const },
  })),
};
const journeys = { index: indexJourneys, needsEnrollments, react: reactToEvents };
type Floor = ReturnType<typeof shopFloor>;

const called = Array.from({ length: EVENTS }, (_, no) =>
  shopEvent({ event: `Called ${no}`, userId: 'u1', inMs: 100 + no }),
);

/** Hands in what came back, to a process that dies each time, until nothing comes back; answers how often. */
const handInToMortals = async (floor: Floor, messages: readonly EventEnvelope[]): Promise<number> => {
  const { profiles, enrollments, timeline, wakes, counters } = floor;
  let left = [...messages];
  for (let receives = 1; receives <= MOST_RECEIVES; receives++) {
    const plan = { call: LIVES_FOR_CALLS, moment: 'before' as const };
    const doomed = crashing({ profiles, enrollments, timeline, wakes, counters }, plan);
    const failed = await shopFloor({ journeys, ...doomed.ports }, published).deliver(...left);
    // Of whoever died the queue hears nothing: all that he had comes again.
    if (!doomed.state.dead) left = left.filter((_, at) => failed.has(`record-${at}`));
    const entries: Profile['entries'] = floor.who('userId', 'u1')?.entries ?? {};
    const isTold = new Set(counters.counts().map(({ id }) => id));
    for (const one of enrollments.all())
      if (entries[one.journeyId]?.enrollmentId === one.id)
        expect(countOfEntry(one).map(({ id }) => [one.journeyId, isTold.has(id)])).toEqual([
          [one.journeyId, true],
        ]);
    if (left.length === 0) return receives;
  }
  throw new Error(`${left.length} are dead letters`);
};

const isArmed = ({ wakes }: Floor, { id, wakeNo }: Enrollment): boolean =>
  wakes.armed.some((wake) => wake.enrollmentId === id && wake.wakeNo === wakeNo);

describe('what begins more for one person than a process lives for', () => {
  const cases: [string, EventEnvelope[]][] = [
    ['messages', called.map((event) => envelopeOf([event]))],
    ['one message', [envelopeOf(called)]],
  ];
  it.each(cases)('comes to its end, told by %s that came again: what is done stays done', async (_, all) => {
    const floor = shopFloor();
    await floor.browser(identify({ userId: 'u1' }));

    expect(await handInToMortals(floor, all)).toBeGreaterThan(3);

    const made = floor.enrollments.all();
    expect(made).toHaveLength(JOURNEYS);
    expect(made.filter((one) => !isArmed(floor, one))).toEqual([]);
    for (const { goalAtMs, trigger } of made) expect(goalAtMs === undefined).toBe(trigger.event === LAST);
    const { entries } = floor.who('userId', 'u1') ?? { entries: {} };
    expect(Object.keys(entries)).toHaveLength(JOURNEYS);
  });
});
