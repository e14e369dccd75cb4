import { describe, expect, it } from '@jest/globals';
import { happeningsOf, type Row } from '../../../core/backtest/happenings.ts';
import { differenceOf, nothingHappened } from '../../../core/backtest/outcome.ts';
import { type PlayAsk, play, playedOf } from '../../../core/backtest/play.ts';
import type { ShopEvent } from '../../../core/event/event.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { defaultRules } from '../../../core/profile/fold-rules.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { ann, contact, DAY, event, HOUR, shop, T0 } from '../journey/make.ts';

const kettle = { product_id: 'p1', name: 'Kettle', price: 19.9, currency: 'EUR' };
const adds = (atMs: number) => event('Product Added', atMs, { properties: kettle });
const orders = (atMs: number, id = 'o1') =>
  event('Order Completed', atMs, { properties: { order_id: id, products: [kettle] } });

const rowsOf = (...events: ShopEvent[]): Row[] =>
  events.map((one) => ({ profileId: 'ann', atMs: one.atMs, events: [one] }));

const waiting = (hours: number): Journey => ({
  ...cartAbandoned,
  steps: [
    { id: 'idle', kind: 'wait', for: `PT${hours}H`, from: 'lastActivity' },
    ...cartAbandoned.steps.slice(1),
  ],
});

/** She bought and left a cart since, as she is known today. */
const today = ann({ lastOrder: { atMs: T0 + 9 * DAY, source: 'pos' }, counters: { orders: 3 } });

const played = (events: Row[], journey: Journey = cartAbandoned, changes: Partial<PlayAsk> = {}) =>
  play(playedOf(journey, 1), {
    profile: today,
    happenings: happeningsOf(events, journey.id),
    fromMs: T0,
    toMs: T0 + 10 * DAY,
    contact,
    shop,
    rules: defaultRules,
    ...changes,
  });

describe('a back-test of one person', () => {
  it('says what a version would have sent, skipped and cost, and what she ordered after', () => {
    const outcome = played(rowsOf(adds(T0), orders(T0 + 30 * HOUR), adds(T0 + 5 * DAY)));

    expect(outcome).toEqual({
      entered: 2,
      heldOut: 0,
      goals: 1,
      messages: [
        { channel: 'email', atMs: T0 + HOUR },
        { channel: 'sms', atMs: T0 + 25 * HOUR },
        { channel: 'email', atMs: T0 + 5 * DAY + HOUR },
        { channel: 'sms', atMs: T0 + 6 * DAY + HOUR },
      ],
      skipped: { 'no-address': 2 },
      costMinor: { EUR: 14 },
      orders: 1,
    });
  });

  it('takes nothing from what she did later: neither the order of today nor the cart of today', () => {
    expect(played(rowsOf(adds(T0 + DAY))).messages.map(({ channel }) => channel)).toEqual(['email', 'sms']);
    expect(played([]).entered).toBe(0);
  });

  it('takes contacts and consents as they are today, whatever was said then', () => {
    const denial = event('Identified', T0, {
      type: 'identify',
      traits: { consent: { email: 'denied' }, country: 'FR' },
    });

    expect(played(rowsOf(denial, adds(T0 + HOUR))).messages).toHaveLength(2);
  });

  it('knows an event when it came in, not when it happened', () => {
    const told = { ...orders(T0 + 30 * 60_000), messageId: 'offline till' };
    const late = [...rowsOf(adds(T0)), { profileId: 'ann', atMs: T0 + 2 * HOUR, events: [told] }];

    expect(played(late)).toMatchObject({ messages: [{ channel: 'email' }], skipped: { ordered: 1 } });
  });

  it('takes what one request says at once, and a message that is there twice once', () => {
    const both = { profileId: 'ann', atMs: T0 + 60_000, events: [adds(T0), orders(T0 + 1000)] };
    const added = rowsOf(adds(T0 + DAY));

    expect(played([both]).entered).toBe(0);
    expect(played([...added, ...added.map((row) => ({ ...row, atMs: row.atMs + 5 * DAY }))]).entered).toBe(1);
  });

  it('counts what lies within the days asked for, with what came before them in mind', () => {
    const outcome = played(rowsOf(adds(T0)), cartAbandoned, { fromMs: T0 + 2 * HOUR });

    expect(outcome).toMatchObject({ entered: 0, messages: [{ channel: 'sms' }] });
    expect(played(rowsOf(adds(T0)), cartAbandoned, { toMs: T0 + 2 * HOUR }).messages).toHaveLength(1);
  });

  it('sends nothing to a blocked address', () => {
    const { messages, skipped } = played(rowsOf(adds(T0)), cartAbandoned, {
      suppressed: { email: 'bounced' },
    });

    expect(messages.map(({ channel }) => channel)).toEqual(['sms']);
    expect(skipped).toMatchObject({ suppressed: 1 });
  });

  it('says what the journey said by itself, not what it said back then', () => {
    const saying: Journey = {
      id: 'saying',
      trigger: { event: 'Signed Up' },
      steps: [{ id: 'say', kind: 'emit', event: 'Welcomed' }],
    };
    const said = event('Welcomed', T0, { source: 'journey', properties: { journeyId: 'saying', hops: 1 } });

    expect(happeningsOf(rowsOf(said), saying.id)).toEqual([]);
    expect(happeningsOf(rowsOf(said), 'another')).toHaveLength(1);
  });
});

describe('two versions', () => {
  const rows = rowsOf(adds(T0), orders(T0 + 2 * HOUR));

  it('differ where one is too late for her order', () => {
    const [live, draft] = [played(rows), played(rows, waiting(3))];

    expect([live.messages.length, draft.messages.length]).toEqual([1, 0]);
    expect(differenceOf(draft, live)).toBe('fewer-messages');
    expect(differenceOf(live, draft)).toBe('more-messages');
  });

  it('differ in time only where she does nothing', () => {
    const [live, draft] = [played(rowsOf(adds(T0))), played(rowsOf(adds(T0)), waiting(3))];

    expect(differenceOf(draft, live)).toBe('other-times');
    expect(differenceOf(live, live)).toBeUndefined();
  });

  it('differ in whom they take in before anything else', () => {
    const [entered, not] = [{ ...nothingHappened(), entered: 1 }, nothingHappened()];

    expect(differenceOf(entered, not)).toBe('only-draft-enters');
    expect(differenceOf(not, entered)).toBe('only-live-enters');
    const by = (channel: 'sms' | 'email') => ({ ...entered, messages: [{ channel, atMs: T0 }] });
    expect(differenceOf(by('sms'), by('email'))).toBe('other-channels');
  });
});
