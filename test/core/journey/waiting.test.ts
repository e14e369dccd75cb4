import { describe, expect, it } from '@jest/globals';
import type { AppliedEvent } from '../../../core/journey/applied-event.ts';
import { type CompiledJourney, compileJourney } from '../../../core/journey/compile.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { markOf } from '../../../core/journey/marks.ts';
import { needsEnrollments } from '../../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import type { ReactAsk } from '../../../core/journey/reaction-sheet.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { ann, DAY, enrolled, event, HOUR, MINUTE, shop, T0 } from './make.ts';

const waiting = (changes: Partial<Journey> = {}): Journey => ({
  id: 'j',
  trigger: { event: 'Signed Up' },
  steps: [
    {
      id: 'order',
      kind: 'wait',
      event: { event: 'Order Completed', where: { '>': [{ var: 'event.properties.total' }, 10] } },
      for: 'P2D',
      // biome-ignore lint/suspicious/noThenProperty: the document's own word
      then: [{ id: 'thanks', kind: 'send', channel: 'email', template: 'cart-email' }],
    },
  ],
  ...changes,
});

const place = (journey: Journey, version = 1): CompiledJourney => compileJourney(journey, version);
const inside = (journey: Journey, changes: Partial<Enrollment> = {}): Enrollment =>
  enrolled(place(journey), { wakesAtMs: T0 + 2 * DAY, ...changes });
const order = (atMs: number, properties: Record<string, unknown> = { total: 20 }): AppliedEvent =>
  event('Order Completed', atMs, { properties });

const react = (journey: Journey, events: AppliedEvent[], ask: Partial<ReactAsk> = {}) =>
  reactToEvents({
    journeys: indexJourneys([{ journey, version: 1, status: 'live' }]),
    before: ann(),
    after: ann(),
    events,
    enrollments: [inside(journey)],
    nowMs: Math.max(...events.map((one) => one.atMs)) + 1_000,
    shop,
    ...ask,
  });

describe('an event that a step waits for', () => {
  it('wakes whoever stands there at once, under a number that no wake under way can have', () => {
    const { wake, keep, exit } = react(waiting(), [order(T0 + HOUR)]);

    expect(wake).toMatchObject([
      {
        id: 'e1',
        wakeNo: 11,
        wakesAtMs: T0 + HOUR + 1_000,
        heard: { order: { event: 'Order Completed', atMs: T0 + HOUR } },
      },
    ]);
    expect([keep, exit]).toEqual([[], []]);
  });

  it.each<[string, AppliedEvent, Partial<Enrollment>]>([
    ['one that its condition does not hold for', order(T0 + HOUR, { total: 5 }), {}],
    [
      'one from before she came to the step',
      order(T0 + HOUR),
      { position: { stepId: 'order', enteredStepAtMs: T0 + 2 * HOUR } },
    ],
    ['a second one', order(T0 + HOUR), { heard: { order: { event: 'Order Completed', atMs: T0 + MINUTE } } }],
    [
      'one for somebody who is elsewhere',
      order(T0 + HOUR),
      { position: { stepId: 'thanks', enteredStepAtMs: T0 } },
    ],
    ['one for somebody who is out', order(T0 + HOUR), { status: 'completed', endedAtMs: T0 }],
  ])('is not %s', (_, happened, changes) => {
    const journey = waiting();
    expect(react(journey, [happened], { enrollments: [inside(journey, changes)] })).toMatchObject({
      wake: [],
      keep: [],
      exit: [],
    });
  });

  it('is kept for somebody whom a wake under way is moving to the step', () => {
    const first = { id: 'first', kind: 'wait', for: 'PT1H' } as const;
    const journey = waiting({ steps: [first, ...waiting().steps] });
    const enrollments = [inside(journey, { wakesAtMs: T0 + HOUR })];
    const { wake, keep } = react(journey, [order(T0 + HOUR)], { enrollments });
    expect(wake).toEqual([]);
    expect(keep).toMatchObject([{ wakeNo: 1, wakesAtMs: T0 + HOUR, heard: { order: { atMs: T0 + HOUR } } }]);
  });

  it('is that of the version she entered with', () => {
    const journey = waiting({ steps: [{ id: 'order', kind: 'wait', for: 'P2D' }] });
    const journeys = indexJourneys([{ journey, version: 2, status: 'live' }]);
    const pinned = new Map([['j#1', place(waiting())]]);
    expect(react(journey, [order(T0 + HOUR)], { journeys }).wake).toEqual([]);
    expect(react(journey, [order(T0 + HOUR)], { journeys, pinned }).wake).toHaveLength(1);
  });

  it('is looked for in the profile: nobody else is read, and she is also when another version is out', () => {
    const here = { entries: { j: markOf(inside(waiting()), 'ann', place(waiting())) } };
    const changed = waiting({ steps: [{ id: 'order', kind: 'wait', for: 'P2D' }] });
    const ask = (journey: Journey, profile: Partial<Profile>, happened: AppliedEvent) =>
      needsEnrollments(indexJourneys([{ journey, version: 2, status: 'live' }]), ann(profile), ann(profile), [
        happened,
      ]);
    const fromTill = (name: string) => event(name, T0 + HOUR, { source: 'pos' });
    expect(ask(waiting(), here, fromTill('Order Completed'))).toBe(true);
    expect(ask(changed, here, fromTill('Order Completed'))).toBe(true);
    expect(ask(changed, here, fromTill('Order Refunded'))).toBe(false);
    expect(ask(waiting(), {}, fromTill('Order Completed'))).toBe(false);
    const over = { entries: { j: markOf(inside(waiting(), { status: 'completed' }), 'ann') } };
    expect(ask(waiting(), over, fromTill('Order Completed'))).toBe(false);
  });
});

describe('an absence', () => {
  const journey: Journey = {
    id: 'j',
    trigger: {
      event: 'Checkout Started',
      without: { event: 'Payment Info Entered', match: 'cart' },
      within: 'PT1H',
    },
    steps: [{ id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' }],
  };
  const paid = (atMs: number, cart: string) =>
    event('Payment Info Entered', atMs, { properties: { cart_id: cart } });
  const started = (atMs: number) => event('Checkout Started', atMs, { properties: { cart_id: 'c1' } });

  it('begins by resting for its time', () => {
    const { enter } = react(journey, [started(T0)], { enrollments: [] });
    expect(enter).toMatchObject([{ position: { stepId: '~without' }, wakesAtMs: T0 + HOUR }]);
  });

  it('is none if the other event follows in time, about the same, in whatever order it is told', () => {
    const { enter } = react(journey, [started(T0)], { enrollments: [] });
    const told = (happened: AppliedEvent) => react(journey, [happened], { enrollments: enter }).exit;
    expect(told(paid(T0 + HOUR, 'c1'))).toMatchObject([{ status: 'exited', reason: 'not-abandoned' }]);
    expect(told(paid(T0 + HOUR + 1, 'c1'))).toEqual([]);
    expect(told(paid(T0 + MINUTE, 'c2'))).toEqual([]);
    const both = react(journey, [started(T0), paid(T0 + MINUTE, 'c1')], { enrollments: [] });
    expect([both.enter, both.wake, both.exit]).toEqual([[], [], []]);
  });
});

describe('a goal', () => {
  const journey: Journey = {
    id: 'j',
    trigger: { event: 'Signed Up' },
    exit: [{ event: 'Unsubscribed' }],
    goal: { event: 'Order Completed', within: 'P3D' },
    steps: [{ id: 'rest', kind: 'wait', for: 'P1D' }],
  };

  it('is booked at its own time, on one that is inside and on one that is over', () => {
    const over = inside(journey, { status: 'completed', endedAtMs: T0 + DAY });
    const { keep } = react(journey, [order(T0 + 2 * DAY)], { enrollments: [over] });
    expect(keep).toMatchObject([{ status: 'completed', goalAtMs: T0 + 2 * DAY }]);
    expect(react(journey, [order(T0 + HOUR)]).keep).toMatchObject([
      { status: 'active', goalAtMs: T0 + HOUR },
    ]);
  });

  it('counts once, in time, for the latest entry', () => {
    const booked = inside(journey, { goalAtMs: T0 + HOUR });
    const older = inside(journey, { id: 'e0', enteredAtMs: T0 - DAY, status: 'completed' });
    const changes = { trigger: { ...older.trigger, atMs: T0 - DAY } };
    expect(
      react(journey, [order(T0 + 2 * HOUR)], { enrollments: [booked, { ...older, ...changes }] }).keep,
    ).toEqual([]);
    expect(react(journey, [order(T0 + 3 * DAY + 1)]).keep).toEqual([]);
    expect(react(journey, [order(T0 - 1)]).keep).toEqual([]);
  });

  it('is booked with an end by the same event', () => {
    const ends = { ...journey, exit: [{ event: 'Order Completed' }] };
    const { exit, keep } = react(ends, [order(T0 + HOUR)]);
    expect(exit).toMatchObject([{ status: 'exited', reason: 'ordered', goalAtMs: T0 + HOUR }]);
    expect(keep).toEqual([]);
  });

  it('costs a read while it may still be reached, and none when it has been', () => {
    const asks = (changes: Partial<Enrollment>, atMs: number) => {
      const profile = { entries: { j: markOf(inside(journey, { status: 'completed', ...changes }), 'ann') } };
      const journeys = indexJourneys([{ journey, version: 1, status: 'live' }]);
      return needsEnrollments(journeys, ann(profile), ann(profile), [order(atMs)]);
    };
    expect(asks({}, T0 + HOUR)).toBe(true);
    expect(asks({}, T0 + 4 * DAY)).toBe(false);
    expect(asks({ goalAtMs: T0 + HOUR }, T0 + 2 * HOUR)).toBe(false);
  });
});
