import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import { Conflict } from '../../../core/errors.ts';
import { CLOCK_STRUCK } from '../../../core/event/bookkeeping.ts';
import type { EventEnvelope } from '../../../core/event/event.ts';
import { operatorEvent } from '../../../core/event/operator-event.ts';
import { ownEvent } from '../../../core/event/own-event.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import type { Segment } from '../../../core/segment/segment.ts';
import { busEntrySchema } from '../../../functions/update-profile/bus-entry.ts';
import { createHandler } from '../../../functions/update-profile/handler.ts';
import { type CrashPlan, crashing } from '../../support/crash.ts';
import { envelopeOf, identify, shopEvent, startMs } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

const silent: Segment = {
  id: 'silent',
  condition: { '>=': [{ var: 'profile.computed.daysSinceLastOrder' }, 30] },
};
const buyers: Segment = { id: 'buyers', condition: { '>': [{ var: 'profile.computed.orders' }, 0] } };
const loyal: Segment = { id: 'loyal', condition: { '>': [{ var: 'profile.computed.orders' }, 1] } };
const tired: Segment = {
  id: 'tired',
  condition: { and: [{ inSegment: 'silent' }, { '!': [{ inJourney: 'win-back' }] }] },
};

const winBack: Journey = {
  id: 'win-back',
  trigger: { segment: 'silent', on: 'enter' },
  exit: [{ event: 'Segment Left', where: { '==': [{ var: 'event.properties.segmentId' }, 'silent'] } }],
  steps: [{ id: 'rest', kind: 'wait', for: 'P5D' }],
};
const welcome: Journey = {
  id: 'welcome',
  trigger: { segment: 'buyers', on: 'enter' },
  steps: [{ id: 'rest', kind: 'wait', for: 'P1D' }],
};

const batchOf = (detail: EventEnvelope) => [
  {
    recordId: 'record-0',
    body: busEntrySchema.parse({ source: detail.trust === 'internal' ? 'kaskad' : 'shop.web', detail }),
    attempts: 1,
  },
];

/** A shop with these segments, at a time that tests move. */
const shop = (segments: Segment[], journeys: Journey[] = []) => {
  const time = { nowMs: startMs };
  const published = {
    segments,
    journeys: journeys.map((journey) => ({ journey, version: 1, status: 'live' as const })),
  };
  const floor = shopFloor(
    {
      journeys: { index: indexJourneys, needsEnrollments, react: reactToEvents },
      clock: { now: () => time.nowMs },
    },
    published,
  );
  const buys = (atMs: number, userId = 'u1', orderId = `o${atMs}`) => {
    time.nowMs = Math.max(time.nowMs, atMs);
    const inMs = atMs - startMs;
    return envelopeOf([
      shopEvent({ event: 'Order Completed', userId, inMs, properties: { order_id: orderId } }),
    ]);
  };
  const ann = () => {
    const found = floor.who('userId', 'u1');
    if (!found) throw new Error('nobody');
    return found;
  };
  /** The armed look at somebody, as the wake queue hands it on. */
  const strikes = (profileId = ann().id): EventEnvelope => {
    const armed = floor.clocks.armed
      .toSorted((a, b) => a.no - b.no)
      .findLast((one) => one.profileId === profileId);
    if (!armed) throw new Error('nothing is armed');
    floor.clocks.armed.splice(floor.clocks.armed.indexOf(armed), 1);
    time.nowMs = Math.max(time.nowMs, armed.atMs);
    const { no, atMs: armedAtMs } = armed;
    const event = { event: CLOCK_STRUCK, source: 'clock', atMs: time.nowMs, properties: { no, armedAtMs } };
    return ownEvent({ profileId, ...event, prefix: 'clock', parts: [no, armedAtMs] });
  };
  const enrolled = () => floor.enrollments.all().map(({ journeyId, status }) => `${journeyId} ${status}`);
  return { ...floor, time, buys, ann, strikes, enrolled };
};

describe('a segment', () => {
  it('is entered by an event, shows on its list, and starts a journey', async () => {
    const floor = shop([buyers], [welcome]);
    await floor.deliver(envelopeOf([identify({ userId: 'u1' })]));
    expect([floor.memberships.of('buyers'), floor.enrolled()]).toEqual([[], []]);
    await floor.deliver(floor.buys(startMs + HOUR_MS));

    expect(floor.ann().segments).toEqual({ buyers: startMs + HOUR_MS });
    expect(floor.memberships.of('buyers')).toEqual([floor.ann().id]);
    expect(floor.enrolled()).toEqual(['welcome active']);
    expect(floor.enrollments.all()[0]?.trigger).toEqual({
      event: 'Segment Entered',
      source: 'segments',
      atMs: startMs + HOUR_MS,
      properties: { segmentId: 'buyers' },
    });
  });

  it('is entered by the clock alone, leaves no line in history and keeps nobody longer', async () => {
    const floor = shop([silent], [winBack]);
    await floor.deliver(floor.buys(startMs));
    expect(floor.clocks.armed).toEqual([{ profileId: floor.ann().id, atMs: startMs + 30 * DAY_MS, no: 1 }]);
    const [lines, seen] = [floor.timeline.items().length, floor.ann().lastSeenAtMs];
    const kept = floor.ann().expiresAtSeconds;
    await floor.deliver(floor.strikes());

    expect(floor.memberships.of('silent')).toEqual([floor.ann().id]);
    expect(floor.enrolled()).toEqual(['win-back active']);
    expect([floor.timeline.items().length, floor.ann().lastSeenAtMs]).toEqual([lines, seen]);
    expect([floor.ann().expiresAtSeconds, floor.ann().lastVisitAtMs]).toEqual([kept, seen]);
    expect(floor.clocks.armed).toEqual([]);

    await floor.deliver(floor.buys(startMs + 33 * DAY_MS));
    expect([floor.memberships.of('silent'), floor.enrolled()]).toEqual([[], ['win-back exited']]);
  });

  it('has one look armed at a time: a later need waits for it, an earlier one takes its place', async () => {
    const often: Segment = { id: 'often', condition: { '>': [{ times: ['Product Viewed', 'P1D'] }, 1] } };
    const floor = shop([silent, often]);
    await floor.deliver(floor.buys(startMs));
    await floor.deliver(floor.buys(startMs + DAY_MS));
    expect(floor.clocks.armed.map(({ atMs, no }) => [atMs, no])).toEqual([[startMs + 30 * DAY_MS, 1]]);

    const views = [1, 2].map((at) => shopEvent({ userId: 'u1', inMs: 2 * DAY_MS + at * 1000 }));
    floor.time.nowMs = startMs + 2 * DAY_MS + 5000;
    await floor.deliver(envelopeOf(views));
    expect(floor.memberships.of('often')).toHaveLength(1);
    expect(floor.clocks.armed.map(({ atMs, no }) => [atMs, no])).toEqual([[startMs + 3 * DAY_MS + 1000, 2]]);
    await floor.deliver(floor.strikes());
    expect(floor.memberships.of('often')).toEqual([]);
    expect(floor.clocks.armed.map(({ atMs, no }) => [atMs, no])).toEqual([[startMs + 31 * DAY_MS, 3]]);
  });

  it('may ask who is inside a journey that another segment starts', async () => {
    const floor = shop([silent, tired], [winBack]);
    await floor.deliver(floor.buys(startMs));
    await floor.deliver(floor.strikes());
    expect(floor.enrolled()).toEqual(['win-back active']);
    expect(Object.keys(floor.ann().segments ?? {})).toEqual(['silent']);
    expect([floor.memberships.of('silent').length, floor.memberships.of('tired').length]).toEqual([1, 0]);
  });

  it('that is kept by hand holds whom somebody put on it', async () => {
    const floor = shop([{ id: 'bloggers', list: true }]);
    await floor.deliver(envelopeOf([identify({ userId: 'u1' })]));
    const say = (event: string, atMs: number) =>
      operatorEvent({
        profileId: floor.ann().id,
        event,
        by: 'eve',
        atMs,
        properties: { segmentId: 'bloggers' },
      });
    await floor.deliver(say('List Joined', startMs + 1));
    expect(floor.memberships.of('bloggers')).toEqual([floor.ann().id]);
    await floor.deliver(say('List Left', startMs + 2));
    expect(floor.memberships.of('bloggers')).toEqual([]);
  });

  it('costs nobody anything while none is published', async () => {
    const floor = shop([]);
    await floor.deliver(floor.buys(startMs));
    expect(Object.keys(floor.ann())).not.toContain('judgedBy');
    expect([floor.memberships.all.size, floor.clocks.armed.length]).toEqual([0, 0]);
  });
});

describe('two people who become one', () => {
  it('are in the segments of the one they are, and out of them again when told apart', async () => {
    const floor = shop([buyers, loyal, silent]);
    await floor.deliver(floor.buys(startMs, 'u1'));
    floor.time.nowMs = startMs + HOUR_MS;
    const guest = { inMs: HOUR_MS, anonymousId: 'a2' };
    await floor.deliver(
      envelopeOf([shopEvent({ event: 'Order Completed', ...guest, properties: { order_id: 'x' } })]),
    );
    expect(floor.memberships.of('buyers')).toHaveLength(2);
    const [loserId = ''] = floor
      .people()
      .filter(({ id }) => id !== floor.ann().id)
      .map(({ id }) => id);
    floor.time.nowMs = startMs + 2 * HOUR_MS;
    const merge = { by: 'eve', atMs: startMs + 2 * HOUR_MS, properties: { other: loserId } };
    await floor.deliver(operatorEvent({ profileId: floor.ann().id, event: 'Profiles Merged', ...merge }));

    expect(floor.memberships.of('buyers')).toEqual([floor.ann().id]);
    expect(floor.memberships.of('loyal')).toEqual([floor.ann().id]);

    floor.time.nowMs = startMs + 3 * HOUR_MS;
    const part = { ...merge, atMs: startMs + 3 * HOUR_MS };
    await floor.deliver(operatorEvent({ profileId: floor.ann().id, event: 'Profiles Separated', ...part }));
    expect(floor.putOff.map(({ events }) => events[0]?.event)).toEqual([
      'Segments Refreshed',
      'Segments Refreshed',
    ]);
    await floor.deliver(...floor.putOff);

    expect(floor.memberships.of('buyers').toSorted()).toEqual([floor.ann().id, loserId].toSorted());
    expect(floor.memberships.of('loyal')).toEqual([]);
    expect(floor.profiles.stored.get(loserId)?.value.clock?.atMs).toBe(startMs + HOUR_MS + 30 * DAY_MS);
  });
});

describe('whoever is cut off', () => {
  /** Every call in turn, before and after it took effect, then the message once more. */
  const everywhere = async (
    setUp: () => Promise<{ floor: ReturnType<typeof shop>; entry: EventEnvelope }>,
    outcome: (floor: ReturnType<typeof shop>) => unknown,
  ) => {
    const clean = await setUp();
    await clean.floor.deliver(clean.entry);
    const expected = outcome(clean.floor);
    let cuts = 0;
    for (let call = 0; ; call += 1)
      for (const moment of ['before', 'after'] as const) {
        const { floor, entry } = await setUp();
        const plan: CrashPlan = { call, moment };
        const { profiles, enrollments, timeline, wakes, memberships, clocks } = floor;
        const data = { profiles, enrollments, timeline, wakes, memberships, clocks };
        const { ports, state } = crashing(data, plan);
        await createHandler({ ...floor.ports, ...ports })(batchOf(entry), () => 30_000);
        if (!state.dead) return cuts;
        cuts += 1;
        await floor.deliver(entry);
        expect([call, moment, outcome(floor)]).toEqual([call, moment, expected]);
      }
  };

  const outcome = (floor: ReturnType<typeof shop>) => ({
    segments: floor.ann().segments,
    clock: floor.ann().clock,
    members: [...floor.memberships.all.keys()].toSorted(),
    armed: floor.clocks.armed.filter(({ no }) => no === floor.ann().clock?.no),
    enrolled: floor.enrolled(),
    wakes: floor.wakes.armed.map(({ enrollmentId, wakeNo }) => [enrollmentId, wakeNo]),
  });

  it('is followed by somebody who ends where he would have ended', async () => {
    const cuts = await everywhere(async () => {
      const floor = shop([buyers, silent, tired], [welcome, winBack]);
      await floor.deliver(envelopeOf([identify({ userId: 'u1' })]));
      return { floor, entry: floor.buys(startMs + HOUR_MS) };
    }, outcome);
    expect(cuts).toBeGreaterThan(12);
  });

  it('when the clock struck, too', async () => {
    const cuts = await everywhere(async () => {
      const floor = shop([silent, tired], [winBack]);
      await floor.deliver(floor.buys(startMs));
      return { floor, entry: floor.strikes() };
    }, outcome);
    expect(cuts).toBeGreaterThan(10);
  });

  it('before a wake was armed leaves an entry that is armed by whoever brings more events along', async () => {
    const floor = shop([buyers], [welcome]);
    await floor.deliver(envelopeOf([identify({ userId: 'u1' })]));
    const entry = floor.buys(startMs + HOUR_MS);
    const dying = { arm: () => Promise.reject(new TypeError('gone')) };
    await createHandler({ ...floor.ports, wakes: dying })(batchOf(entry), () => 30_000);
    expect([floor.enrolled(), floor.wakes.armed]).toEqual([['welcome active'], []]);

    await floor.deliver(entry, envelopeOf([shopEvent({ userId: 'u1', inMs: HOUR_MS + 5000 })]));
    expect([floor.enrolled(), floor.wakes.armed.length]).toEqual([['welcome active'], 1]);
  });

  it('leaves nothing of an attempt that somebody else overtook', async () => {
    const floor = shop([buyers, { id: 'guests', condition: { '!': [{ inSegment: 'buyers' }] } }]);
    await floor.deliver(envelopeOf([identify({ userId: 'u1' })]));
    const { save } = floor.profiles;
    let overtaken = false;
    floor.profiles.save = async (profile, version) => {
      if (overtaken) return save(profile, version);
      overtaken = true;
      await floor.deliver(
        envelopeOf([
          shopEvent({ event: 'Order Cancelled', userId: 'u1', inMs: 5, properties: { order_id: 'o' } }),
        ]),
      );
      throw new Conflict('profile');
    };
    await floor.deliver(floor.buys(startMs + 1, 'u1', 'o'));

    const { segments = {} } = floor.ann();
    const held = [...floor.memberships.all.values()].map(({ segmentId }) => segmentId);
    expect(held.toSorted()).toEqual(Object.keys(segments).toSorted());
  });
});
