import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contactSettingsSchema } from '../../../core/config/settings.ts';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import { CLOCK_STRUCK } from '../../../core/event/bookkeeping.ts';
import type { ShopEvent } from '../../../core/event/event.ts';
import { countedEvents } from '../../../core/journey/counted-events.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { defaultRules } from '../../../core/profile/fold-rules.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { ANEW } from '../../../core/profile/unjudged.ts';
import { countingIn } from '../../../core/segment/counting.ts';
import { type Judgement, judge } from '../../../core/segment/judge.ts';
import type { Segment } from '../../../core/segment/segment.ts';
import { indexSegments } from '../../../core/segment/segment-index.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 1000);
const T0 = Date.parse('2026-03-02T09:00:00Z');

const house = (segments: Segment[]) =>
  indexSegments({
    segments,
    journeys: [],
    people: defaultRules.people,
    contact: contactSettingsSchema.parse({}),
  });

let messages = 0;
const event = (name: string, atMs: number, more: Partial<ShopEvent> = {}): ShopEvent => ({
  type: 'track',
  event: name,
  messageId: `m${++messages}`,
  atMs,
  source: 'web',
  ...more,
});

const rulesOf = (segments: readonly Segment[]) => ({
  ...defaultRules,
  counted: countedEvents(countingIn({ segments })),
});

/** Folds an event in and judges, as a function does that knows what the profile says and nothing else. */
const judged = (segments: Segment[], profile: Profile, said: ShopEvent, nowMs = said.atMs): Judgement => {
  const folded = applyEvent(profile, said, undefined, rulesOf(segments));
  const { no } = said.properties ?? {};
  return judge({
    index: house(segments),
    before: profile,
    after: folded,
    nowMs,
    shopZone: 'UTC',
    ...(said.event === CLOCK_STRUCK && { struckNo: Number(no) }),
  });
};

const strike = (profile: Profile): ShopEvent =>
  event(CLOCK_STRUCK, profile.clock?.atMs ?? 0, { profileId: 'ann', properties: { no: profile.clock?.no } });

const crossed = ({ crossings }: Judgement) =>
  crossings.map(({ segmentId, kind, edited }) => `${kind} ${segmentId}${edited ? ' (edited)' : ''}`);

const order = (atMs: number, id = `o${atMs}`) =>
  event('Order Completed', atMs, { properties: { order_id: id } });

const vip: Segment = { id: 'vip', condition: { '>=': [{ var: 'profile.computed.orders' }, 2] } };
const silent: Segment = {
  id: 'silent',
  condition: { '>=': [{ var: 'profile.computed.daysSinceLastOrder' }, 30] },
};
const silentVip: Segment = {
  id: 'silent-vip',
  condition: { and: [{ inSegment: 'vip' }, { inSegment: 'silent' }] },
};

describe('a person among segments', () => {
  it('enters by what she does, once, and leaves when it holds no more', () => {
    const all = [vip, silent, silentVip];
    const first = judged(all, emptyProfile('ann', T0), order(T0));
    expect(crossed(first)).toEqual([]);
    const second = judged(all, first.profile, order(T0 + HOUR_MS));
    expect([crossed(second), second.profile.segments]).toEqual([['entered vip'], { vip: T0 + HOUR_MS }]);
    const third = judged(all, second.profile, order(T0 + 2 * HOUR_MS));
    expect([crossed(third), third.profile.segments]).toEqual([[], { vip: T0 + HOUR_MS }]);
    const cancelled = { properties: { order_id: `o${T0}` } };
    expect(third.profile.clock).toEqual({ atMs: T0 + 30 * DAY_MS, no: 1 });
    expect(
      crossed(judged([vip], third.profile, event('Order Cancelled', T0 + 3 * HOUR_MS, cancelled))),
    ).toEqual([]);
  });

  it('enters by the clock alone, where others that name it follow', () => {
    const all = [vip, silent, silentVip];
    const one = judged(all, emptyProfile('ann', T0), order(T0));
    const two = judged(all, one.profile, order(T0 + HOUR_MS));
    const early = judged(all, two.profile, strike(two.profile));
    expect([crossed(early), early.profile.clock]).toEqual([[], { atMs: T0 + HOUR_MS + 30 * DAY_MS, no: 2 }]);
    const struck = judged(all, early.profile, strike(early.profile));
    expect(crossed(struck)).toEqual(['entered silent', 'entered silent-vip']);
    expect(struck.profile).not.toHaveProperty('clock');
    expect(crossed(judged(all, struck.profile, order(T0 + 50 * DAY_MS)))).toEqual([
      'left silent',
      'left silent-vip',
    ]);
  });

  it('is looked at again when the look came too early by our clock', () => {
    const one = judged([silent], emptyProfile('ann', T0), order(T0));
    const early = judged([silent], one.profile, strike(one.profile), T0 + 30 * DAY_MS - 400);
    expect([crossed(early), early.profile.clock]).toEqual([[], { atMs: T0 + 30 * DAY_MS, no: 2 }]);
  });

  it('tells what an edit did from what she did', () => {
    const bought = judged([], judged([], emptyProfile('ann', T0), order(T0)).profile, order(T0 + 1)).profile;
    expect(bought).not.toHaveProperty('judgedBy');
    const published = judged([vip], bought, event('Page Viewed', T0 + 2));
    expect([crossed(published), published.profile.segments]).toEqual([
      ['entered vip (edited)'],
      { vip: T0 + 2 },
    ]);

    const edited: Segment = { ...vip, condition: { '>=': [{ var: 'profile.computed.orders' }, 3] } };
    expect(crossed(judged([edited], published.profile, event('Page Viewed', T0 + 3)))).toEqual([
      'left vip (edited)',
    ]);
    const her = judged([edited], bought, order(T0 + 4));
    expect(crossed(her)).toEqual(['entered vip']);
    expect(crossed(judged([], published.profile, event('Page Viewed', T0 + 5)))).toEqual([
      'left vip (edited)',
    ]);
  });

  it('who is new enters what holds of her from the start', () => {
    const newcomers: Segment = { id: 'new', condition: { '==': [{ var: 'profile.computed.orders' }, 0] } };
    expect(crossed(judged([newcomers], emptyProfile('ann', T0), event('Page Viewed', T0)))).toEqual([
      'entered new',
    ]);
  });

  it('is on a list from the word that put her there', () => {
    const list: Segment = { id: 'bloggers', list: true };
    const by = { source: 'operator', profileId: 'ann', properties: { segmentId: 'bloggers' } };
    const known = judged([list, vip], emptyProfile('ann', T0), event('Page Viewed', T0)).profile;
    const joined = judged([list, vip], known, event('List Joined', T0 + 5, by));
    expect(crossed(joined)).toEqual(['entered bloggers']);
    const late = judged([list, vip], joined.profile, event('List Left', T0 + 4, by));
    expect(crossed(late)).toEqual([]);
    expect(crossed(judged([list, vip], late.profile, event('List Left', T0 + 6, by)))).toEqual([
      'left bloggers',
    ]);
    const { profileId: _nobody, ...pretended } = by;
    expect(crossed(judged([list, vip], known, event('List Joined', T0 + 5, pretended)))).toEqual([]);
  });

  it('costs nothing where nothing is published, and robots are in none', () => {
    const profile = { ...emptyProfile('ann', T0), bot: true };
    const nothing = { index: house([]), before: profile, nowMs: T0, shopZone: 'UTC' };
    expect(judge({ ...nothing, after: profile }).profile).toBe(profile);
    const robot = judge({ ...nothing, index: house([{ id: 'all', condition: true }]), after: profile });
    expect([robot.profile, robot.crossings]).toEqual([profile, []]);
  });
});

const days = fc.integer({ min: 0, max: 40 });
const span = fc.integer({ min: 1, max: 40 }).map((n) => `P${n}D`);
const NAMES = ['s0', 's1', 's2', 's3', 's4'];

const leaf = (named: string[]) =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom('<', '>=', '=='), days)
      .map(([op, n]) => ({ [op]: [{ var: 'profile.computed.daysSinceLastOrder' }, n] })),
    fc
      .tuple(fc.constantFrom('<', '>='), days)
      .map(([op, n]) => ({ [op]: [{ var: 'profile.computed.daysSinceLastSeen' }, n] })),
    fc
      .tuple(fc.constantFrom('<', '>='), fc.nat(4))
      .map(([op, n]) => ({ [op]: [{ var: 'profile.computed.orders' }, n] })),
    fc.tuple(span, fc.nat(3)).map(([window, n]) => ({ '>': [{ times: ['Product Viewed', window] }, n] })),
    span.map((window) => ({ within: [{ var: 'profile.computed.lastOrderAt' }, window] })),
    span.map((window) => ({ ahead: [{ var: 'profile.renewsAt' }, window] })),
    span.map((window) => ({ within: [{ var: 'messages.email.lastSentAt' }, window] })),
    fc.constant({ '==': [{ var: 'profile.city' }, 'Berlin'] }),
    fc.constant({ '>': [{ var: 'cart.value' }, 0] }),
    fc.constant({ '>=': [{ var: 'profile.computed.rfm.recency' }, 3] }),
    ...(named.length > 0 ? [fc.constantFrom(...named).map((id) => ({ inSegment: id }))] : []),
  );

const condition = (named: string[]) =>
  fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      leaf(named),
      fc.tuple(tie('tree'), tie('tree')).map((all) => ({ and: all })),
      fc.tuple(tie('tree'), tie('tree')).map((all) => ({ or: all })),
      tie('tree').map((one) => ({ '!': [one] })),
    ),
  })).tree;

const someSegments = fc.tuple(
  ...NAMES.map((id, at) => condition(NAMES.slice(0, at)).map((one) => ({ id, condition: one }) as Segment)),
);

const renewal = (day: number) => new Date(T0 + day * DAY_MS).toISOString().slice(0, 10);
const deed = fc.record({
  /** Fractions of a day, so that nothing falls on the hour. */
  after: fc.integer({ min: 0, max: 15 * 86_400 }).map((seconds) => seconds * 1000 + 137),
  what: fc.constantFrom('order', 'view', 'move', 'renew', 'mail', 'add', 'page'),
  n: fc.nat(60),
});

const eventOf = ({ what, n }: { what: string; n: number }, atMs: number): ShopEvent => {
  switch (what) {
    case 'order':
      return order(atMs);
    case 'view':
      return event('Product Viewed', atMs);
    case 'move':
      return event('Identified', atMs, { type: 'identify', traits: { city: n % 2 ? 'Berlin' : 'Bonn' } });
    case 'renew':
      return event('Identified', atMs, { type: 'identify', traits: { renewsAt: renewal(n) } });
    case 'mail':
      return event('Email Sent', atMs, { profileId: 'ann', source: 'email', properties: { journeyId: 'j' } });
    case 'add':
      return event('Product Added', atMs, { properties: { product_id: 'p', price: 5, currency: 'EUR' } });
    default:
      return event('Page Viewed', atMs);
  }
};

const membersAt = (segments: Segment[], profile: Profile, nowMs: number): string[] => {
  const anew = { ...profile, judgedBy: ANEW };
  const { segments: held = {} } = judge({
    index: house(segments),
    before: anew,
    after: anew,
    nowMs,
    shopZone: 'UTC',
  }).profile;
  return Object.keys(held).toSorted();
};
const members = ({ segments = {} }: Profile): string[] => Object.keys(segments).toSorted();

it('what is worked out bit by bit is always what working out everything would say, and the clock misses no change', () => {
  fc.assert(
    fc.property(
      someSegments,
      fc.array(deed, { maxLength: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (segments, deeds, part) => {
        let profile = judged(segments, emptyProfile('ann', T0), event('Page Viewed', T0)).profile;
        let nowMs = T0;
        const passTo = (untilMs: number): void => {
          for (let looks = 0; looks < 500; looks += 1) {
            const armedMs = profile.clock?.atMs ?? Number.POSITIVE_INFINITY;
            const restsMs = Math.min(armedMs - 1, untilMs);
            for (const atMs of [nowMs, Math.floor(nowMs + (restsMs - nowMs) * part), restsMs])
              if (atMs >= nowMs)
                expect([atMs, membersAt(segments, profile, atMs)]).toEqual([atMs, members(profile)]);
            if (armedMs > untilMs) break;
            profile = judged(segments, profile, strike(profile), armedMs).profile;
            nowMs = armedMs;
            expect(profile.clock?.atMs ?? Number.POSITIVE_INFINITY).toBeGreaterThan(armedMs);
          }
          nowMs = Math.max(nowMs, untilMs);
        };
        for (const one of deeds) {
          passTo(nowMs + one.after);
          profile = judged(segments, profile, eventOf(one, nowMs), nowMs).profile;
          expect(members(profile)).toEqual(membersAt(segments, profile, nowMs));
        }
        passTo(nowMs + 60 * DAY_MS);
      },
    ),
    { numRuns: RUNS / 4 },
  );
}, 120_000);
