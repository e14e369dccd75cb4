import { describe, expect, it } from '@jest/globals';
import type { AppliedEvent } from '../../../core/journey/applied-event.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import type { ReactAsk } from '../../../core/journey/reaction-sheet.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { afterMail, ann, cartJourney, DAY, enrolled, event, HOUR, MINUTE, shop, T0 } from './make.ts';

const published = (journey: Journey = cartAbandoned, status: 'live' | 'paused' | 'stopped' = 'live') =>
  indexJourneys([{ journey, version: 3, status }]);
const changed = (atMs: number, more: Partial<AppliedEvent> = {}) =>
  event('Cart Changed', atMs, { ...more }) as AppliedEvent;

const react = (events: AppliedEvent[], ask: Partial<ReactAsk> = {}) =>
  reactToEvents({
    journeys: published(),
    before: ann(),
    after: ann(),
    events,
    enrollments: [],
    nowMs: Math.max(T0, ...events.map((one) => one.atMs)),
    shop,
    ...ask,
  });
const welcome = (changes: Partial<Journey> = {}): Journey => ({
  id: 'welcome',
  trigger: { event: 'Signed Up' },
  steps: [{ id: 'hello', kind: 'send', channel: 'email', template: 'cart-email' }],
  ...changes,
});
const was = (changes: Partial<Enrollment>): Enrollment =>
  afterMail(T0 + HOUR, { status: 'completed', endedAtMs: T0 + DAY, ...changes });

describe('coming in', () => {
  it('makes one enrollment that wakes an hour after the last activity', () => {
    const { enter, exit, entries, timeline } = react([changed(T0)], { nowMs: T0 + 5_000 });

    expect(enter).toMatchObject([
      {
        profileId: 'ann',
        journeyId: 'cart-abandoned',
        journeyVersion: 3,
        entryKey: `c1@${T0}`,
        enteredAtMs: T0,
        position: { stepId: 'idle', enteredStepAtMs: T0 },
        wakeNo: 1,
        wakesAtMs: T0 + HOUR,
        version: 0,
      },
    ]);
    expect(entries).toEqual({
      'cart-abandoned': { enrollmentId: enter[0]?.id, entryKey: `c1@${T0}`, atMs: T0 },
    });
    expect([exit, timeline]).toEqual([[], []]);
  });

  it('names the same enrollment when it is told the same again, and makes no second one', () => {
    const events = [changed(T0), changed(T0 + MINUTE)];
    const first = react(events);
    const again = react(events, { enrollments: first.enter });
    expect(first.enter).toHaveLength(1);
    expect(again.enter).toEqual(first.enter);
    expect(again.entries).toEqual(first.entries);
  });

  it('tells once that a journey is full, however many events of one moment would bring her in', () => {
    const [born] = react([changed(T0)]).enter;
    const { enter, timeline } = react([changed(T0), changed(T0)], { full: new Set([born?.id ?? '']) });

    expect(enter).toEqual([]);
    expect(timeline).toHaveLength(1);
  });

  it('takes no second one into the control group because of an order that comes later in the batch', () => {
    const journeys = published({ ...welcome({ holdout: 1, entry: { key: 'person' } }) });
    const signedUp = (atMs: number) => event('Signed Up', atMs) as AppliedEvent;
    const after = { ...ann(), lastOrder: { atMs: T0 + 2 * MINUTE } } as Profile;
    const { enter } = react([signedUp(T0), signedUp(T0 + MINUTE)], { journeys, after, nowMs: T0 + HOUR });

    expect(enter).toHaveLength(1);
  });

  it('tells once that she is kept out by chance, however many events of a batch would bring her in', () => {
    const journeys = published({ ...cartAbandoned, holdout: 1 });
    const { enter, timeline } = react([changed(T0), changed(T0), changed(T0 + MINUTE)], { journeys });

    expect(enter).toHaveLength(1);
    expect(timeline).toHaveLength(1);
  });

  it.each<[string, Partial<AppliedEvent>, Partial<ReactAsk>]>([
    ['an import', { historical: true }, {}],
    ['a robot', { bot: true }, {}],
    ['something told a day late', {}, { nowMs: T0 + DAY + 1 }],
    ['a known robot', {}, { after: ann({ bot: true }) }],
    ['somebody merged away', {}, { after: ann({ mergedInto: 'bob' }) }],
    ['an empty cart', {}, { after: ann({ cart: { base: { lines: [], closed: [] }, ops: [] } }) }],
    ['a paused journey', {}, { journeys: published(cartAbandoned, 'paused') }],
    ['a stopped journey', {}, { journeys: published(cartAbandoned, 'stopped') }],
  ])('not for %s', (_, more, ask) => {
    expect(react([changed(T0, more)], ask).enter).toEqual([]);
  });

  it('asks the event and the audience', () => {
    const journeys = published({
      ...cartAbandoned,
      trigger: { event: 'Cart Changed', where: { '>': [{ var: 'event.properties.price' }, 10] } },
      audience: { and: [{ '==': [{ var: 'profile.vip' }, true] }, { '>=': [{ var: 'cart.value' }, 39.8] }] },
    });
    const vip = ann({ traits: { vip: { value: true, atMs: T0 } } });
    const dear = changed(T0, { properties: { price: 19.9 } });
    const cheap = changed(T0, { properties: { price: 9 } });
    expect(react([dear], { journeys, after: vip }).enter).toHaveLength(1);
    expect(react([cheap], { journeys, after: vip }).enter).toEqual([]);
    expect(react([dear], { journeys }).enter).toEqual([]);
  });

  it('leaves no trace of somebody who came in and ordered in one batch', () => {
    const { enter, exit, timeline, entries } = react([changed(T0), event('Order Completed', T0 + 1)]);
    expect([enter, exit, timeline, entries]).toEqual([[], [], [], {}]);
  });

  it('and takes back what a retry finds ordered', () => {
    const { enter } = react([changed(T0)]);
    const retry = react([changed(T0), event('Order Completed', T0 + 1)], { enrollments: enter });
    expect(retry.enter).toEqual([]);
    expect(retry.exit).toMatchObject([{ id: enter[0]?.id, status: 'exited', reason: 'ordered' }]);
  });

  it('keeps entries about different orders apart', () => {
    const journeys = published(
      welcome({ entry: { key: 'order', reentry: 'never' }, trigger: { event: 'Order Completed' } }),
    );
    const order = (id: unknown, atMs: number) =>
      event('Order Completed', atMs, { properties: { order_id: id } });
    const { enter } = react(
      [order('o1', T0), order(2, T0 + 1), order('o1', T0 + 2), order(undefined, T0 + 3)],
      { journeys },
    );
    expect(enter.map((one) => one.entryKey)).toEqual(['o1', '2']);
  });
});

describe('coming in again', () => {
  const later = T0 + 2 * DAY;
  const reopened: Profile = ann({
    cart: { base: { ...ann().cart.base, openedAtMs: later, activityAtMs: later }, ops: [] },
  });
  const tries = (enrollments: Enrollment[], ask: Partial<ReactAsk> = {}, atMs = later) =>
    react([changed(atMs)], { after: reopened, enrollments, ...ask }).enter.length;

  it.each<[string, number, Enrollment[], Partial<ReactAsk>]>([
    ['not while inside', 0, [afterMail(T0 + HOUR)], {}],
    ['not within three days of an entry that sent something', 0, [was({})], {}],
    ['at once after one that sent nothing', 1, [was({ sends: [] })], {}],
    [
      'at once after an order since then',
      1,
      [was({})],
      { after: { ...reopened, lastOrder: { atMs: T0 + DAY, source: 'pos' } } },
    ],
    [
      'not for an order from before it',
      0,
      [was({})],
      { after: { ...reopened, lastOrder: { atMs: T0 - 1, source: 'pos' } } },
    ],
    [
      'not when only the mark of it is left',
      0,
      [],
      {
        after: {
          ...reopened,
          entries: { 'cart-abandoned': { enrollmentId: 'x', entryKey: 'k', atMs: T0, ended: true } },
        },
      },
    ],
    [
      'not by a message that may have left',
      0,
      [was({ sends: [{ ...afterMail(T0).sends[0], outcome: 'unknown' }] as Enrollment['sends'] })],
      {},
    ],
  ])('%s', (_, times, enrollments, ask) => {
    expect(tries(enrollments, ask)).toBe(times);
  });

  it('three days after the last entry that sent something, counted from the entry', () => {
    expect(tries([was({})], {}, T0 + 3 * DAY - 1)).toBe(0);
    expect(tries([was({})], {}, T0 + 3 * DAY)).toBe(1);
  });

  it('never, or after the exit, as the journey says', () => {
    const signedUp = event('Signed Up', later);
    const before = enrolled(cartJourney, { journeyId: 'welcome', entryKey: 'person', status: 'completed' });
    const entering = (reentry: 'never' | 'after-exit', enrollments: Enrollment[], after = ann()) =>
      react([signedUp], { journeys: published(welcome({ entry: { reentry } })), enrollments, after }).enter
        .length;
    expect(entering('never', [])).toBe(1);
    expect(entering('never', [before])).toBe(0);
    expect(
      entering(
        'never',
        [],
        ann({ entries: { welcome: { enrollmentId: 'x', entryKey: 'person', atMs: 0 } } }),
      ),
    ).toBe(0);
    expect(entering('after-exit', [before])).toBe(1);
    expect(entering('after-exit', [{ ...before, status: 'active' }])).toBe(0);
  });

  it('with another id than before', () => {
    const journeys = published(welcome({ entry: { reentry: 'after-exit' } }));
    const first = react([event('Signed Up', T0)], { journeys }).enter[0] as Enrollment;
    const second = react([event('Signed Up', later)], {
      journeys,
      enrollments: [{ ...first, status: 'completed' }],
    }).enter[0];
    expect(second?.cycle).toBe(1);
    expect(second?.id).not.toBe(first.id);
  });
});

describe('leaving at once', () => {
  const inside = afterMail(T0 + HOUR);

  it('when ordered anywhere, with one line per message that is not sent', () => {
    const { exit, timeline } = react([event('Order Completed', T0 + 2 * HOUR, { source: 'pos' })], {
      enrollments: [inside],
    });
    expect(exit).toMatchObject([
      { id: 'e1', status: 'exited', reason: 'ordered', endedAtMs: T0 + 2 * HOUR, version: 1 },
    ]);
    expect(timeline).toMatchObject([
      {
        profileId: 'ann',
        atMs: T0 + 2 * HOUR,
        entries: [
          {
            kind: 'skip',
            channel: 'sms',
            reason: 'ordered',
            source: 'pos',
            notSpent: { amountMinor: 7, currency: 'EUR' },
          },
        ],
      },
    ]);
  });

  it('and what could not have been sent was not spent either', () => {
    const noConsent = ann({ consents: [] });
    const { timeline } = react([event('Order Completed', T0 + 2 * HOUR)], {
      enrollments: [inside],
      after: noConsent,
    });
    expect(timeline[0]?.entries[0]).not.toHaveProperty('notSpent');
  });

  it('but not by an order from before the cart', () => {
    expect(react([event('Order Completed', T0 - 1)], { enrollments: [inside] }).exit).toEqual([]);
  });

  it.each<[string, number, Partial<AppliedEvent>]>([
    ['a visit to the site', 1, {}],
    ['a visit to the app', 1, { source: 'app' }],
    ['a call', 0, { source: 'callcentre' }],
    ['a robot', 0, { bot: true }],
    ['a visit from before the message', 0, { atMs: T0 + HOUR - 1 }],
  ])('after a message: %s counts %i', (_, times, more) => {
    const { exit } = react([event('Page Viewed', T0 + 2 * HOUR, more)], { enrollments: [inside] });
    expect(exit.map((one) => one.reason)).toEqual(Array(times).fill('reacted'));
  });

  it('not by a visit before any message', () => {
    expect(react([event('Page Viewed', T0 + MINUTE)], { enrollments: [enrolled(cartJourney)] }).exit).toEqual(
      [],
    );
  });

  it('and a touch that says she is back does not start it again, whatever the journey allows', () => {
    const again = published({ ...cartAbandoned, entry: { key: 'cart', reentry: 'after-exit' } });
    const { exit, enter } = react([changed(T0 + 2 * HOUR)], { enrollments: [inside], journeys: again });
    expect([exit.length, enter.length]).toEqual([1, 0]);
  });

  it.each([
    ['cart', { cart_id: 7 }, 1],
    ['cart', { cart_id: '8' }, 0],
    ['cart', {}, 0],
    ['order', { order_id: 'o1' }, 1],
    ['order', { order_id: 'o2' }, 0],
    ['order', { orderId: ' o1 ' }, 1],
    ['order', {}, 0],
    ['cart', { cartId: 7 }, 1],
    ['item', { productId: 'p1' }, 1],
    ['item', { id: 'p1' }, 0],
    ['item', { products: [null, 'p9', { id: 'p1' }] }, 1],
    ['item', { products: [{ product_id: 'p9' }, { product_id: 'p1' }] }, 1],
    ['item', { products: [{ product_id: 'p9' }] }, 0],
  ] as const)('matching the %s of %j: %i', (match, properties, times) => {
    const journeys = published({ ...cartAbandoned, exit: [{ event: 'Order Completed', match }] });
    const trigger = { ...inside.trigger, properties: { cart_id: '7', order_id: 'o1', product_id: 'p1' } };
    const { exit } = react([event('Order Completed', T0 + 2 * HOUR, { source: 'pos', properties })], {
      journeys,
      enrollments: [{ ...inside, trigger }],
    });
    expect(exit).toHaveLength(times);
  });

  it('is written the same when it is told twice', () => {
    const events = [event('Order Completed', T0 + 2 * HOUR)];
    expect(react(events, { enrollments: [inside], nowMs: T0 + 3 * HOUR })).toEqual(
      react(events, { enrollments: [inside], nowMs: T0 + 9 * HOUR }),
    );
  });
});

describe('reading enrollments', () => {
  const journeys = published();
  const mark = { enrollmentId: 'e1', entryKey: `c1@${T0}`, atMs: T0 };
  const inside = ann({ entries: { 'cart-abandoned': mark } });
  const needs = (after: Profile, events: AppliedEvent[], before = after) =>
    needsEnrollments(journeys, before, after, events);
  const pageView = (atMs: number) => event('Page Viewed', atMs);

  it('is needed for what may start, end or answer a journey, and for nothing else', () => {
    expect(needs(ann(), [pageView(T0)])).toBe(false);
    expect(needs(ann(), [changed(T0)])).toBe(true);
    expect(needs(ann(), [event('Order Completed', T0)])).toBe(false);
    expect(needs(inside, [event('Order Completed', T0)])).toBe(true);
    expect(
      needs(ann({ entries: { 'cart-abandoned': { ...mark, ended: true } } }), [pageView(T0 + DAY)]),
    ).toBe(false);
  });

  it('is not needed for touches and visits while nothing can have been sent', () => {
    expect(needs(inside, [changed(T0 + HOUR - 1), pageView(T0 + HOUR - 1)])).toBe(false);
    expect(needs(inside, [pageView(T0 + HOUR)])).toBe(true);
    expect(needs(inside, [changed(T0 + HOUR)])).toBe(true);
  });

  it('is needed when somebody inside says no', () => {
    const denied = {
      ...inside,
      consents: inside.consents.map((one) => ({ ...one, status: 'denied' as const, atMs: T0 + 1 })),
    };
    const said = event('Identified', T0 + 1, { type: 'identify', source: 'server' });
    expect(needs(denied, [said], inside)).toBe(true);
    expect(needs(denied, [said], denied)).toBe(false);
  });

  it('is asked once for a journey that a wake has ended: the mark learns of it', () => {
    const { entries } = react([pageView(T0 + 5 * DAY)], { after: inside, enrollments: [was({})] });
    expect(entries).toEqual({ 'cart-abandoned': { ...mark, ended: true } });
  });
});

describe('what a journey of orders aims at', () => {
  const again = welcome({
    id: 'again',
    trigger: { event: 'Order Completed' },
    goal: { event: 'Order Completed' },
  });
  const ordered = (id: string, atMs: number) =>
    event('Order Completed', atMs, { properties: { order_id: id } }) as AppliedEvent;
  const goalsOf = (second: AppliedEvent) => {
    const journeys = published(again);
    const enrollments = react([ordered('o1', T0)], { journeys }).enter;
    return react([second], { journeys, enrollments }).goals.length;
  };

  it('is told again by the same order at another instant, of the entry that it was booked on, and by no other order', () => {
    const journeys = published(again);
    const [entry] = react([ordered('o1', T0)], { journeys }).enter;
    const [booked] = react([ordered('o2', T0 + HOUR)], { journeys, enrollments: entry ? [entry] : [] }).keep;
    const other = { ...entry, id: 'other', enteredAtMs: T0 - HOUR } as Enrollment;
    const enrollments = booked ? [other, booked] : [];
    const goalsOf = (event: AppliedEvent) =>
      react([event], { journeys, enrollments }).goals.map(({ enrollment: { id, goalAtMs } }) => [
        id,
        goalAtMs,
      ]);

    for (const atMs of [T0 + HOUR, T0 + HOUR - 11_000, T0 + HOUR + 11_000])
      expect(goalsOf(ordered('o2', atMs))).toEqual([[booked?.id, T0 + HOUR]]);
    expect(goalsOf(ordered('o3', T0 + HOUR))).toEqual([]);
  });

  it('is another order, never the one that let her in, whenever that is told again, and whatever its id is called', () => {
    const named = (properties: Record<string, unknown>) =>
      event('Order Completed', T0 + 11_000, { properties }) as AppliedEvent;
    const again = [{ order_id: 'o1' }, { order_id: ' o1' }, { orderId: 'o1' }];
    expect(again.map((properties) => goalsOf(named(properties)))).toEqual([0, 0, 0]);
    const others = [{ order_id: 'o2' }, { orderId: 'o2' }, {}];
    expect(others.map((properties) => goalsOf(named(properties)))).toEqual([1, 1, 1]);
  });
});
