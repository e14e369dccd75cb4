import { describe, expect, it } from '@jest/globals';
import { comesTo } from '../../../../core/analytics/ledger/comes-to.ts';
import { emptyLedger } from '../../../../core/analytics/ledger/ledger.ts';
import { withNews } from '../../../../core/analytics/ledger/with-news.ts';
import type { News } from '../../../../core/analytics/news.ts';
import { startMs } from '../../../support/events.ts';
import {
  cancelled,
  cart,
  DAY_MS,
  exposure,
  figures,
  goal,
  HOUR_MS,
  order,
  refund,
  touch,
  unsubscribe,
  WEEK,
  welcome,
} from '../../../support/ledger.ts';

const sheetOf = (...news: readonly News[]) => [...comesTo(withNews(emptyLedger(), news, WEEK)).values()];

describe('an order', () => {
  it('that no message and no goal claims counts nowhere', () => {
    expect(figures(order('o1', 1990, 5))).toEqual({});
    expect(figures(order('o1', 1990, 5), touch('s1', cart, 6))).toEqual({});
  });

  it('that was a goal is the journey’s at the goal’s time, and the shop’s at its own', () => {
    expect(sheetOf(order('o1', 1990, 5), goal('e1', cart, 6, 'o1'))).toEqual([
      { row: cart, atMs: startMs + 6 * HOUR_MS, add: { converted: 1, 'revenue:EUR': 1990 } },
      { row: {}, atMs: startMs + 5 * HOUR_MS, add: { orders: 1, 'revenue:EUR': 1990 } },
    ]);
  });

  it('is each journey’s, and the shop’s once', () => {
    const claims = [goal('e1', cart, 5, 'o1'), goal('e2', welcome, 6, 'o1'), goal('e3', welcome, 7, 'o1')];
    expect(figures(order('o1', 1990, 5), ...claims)).toEqual({
      cart: { converted: 1, 'revenue:EUR': 1990 },
      welcome: { converted: 2, 'revenue:EUR': 1990 },
      shop: { orders: 1, 'revenue:EUR': 1990, claimedAgain: 1 },
    });
  });

  it('of somebody who was kept out is not owed to a message', () => {
    const out = { journeyId: 'cart', version: 1, variant: 'control' };
    expect(figures(order('o1', 1990, 5), goal('e1', out, 5, 'o1'))).toEqual({
      'cart control': { converted: 1, 'revenue:EUR': 1990 },
    });
  });

  it('is attributed to its last touch, and to its first, within the window, at its own time', () => {
    const touches = [touch('s1', welcome, -8 * 24), touch('s2', welcome, 1), touch('s3', cart, 4)];
    const revenue = { 'attributedRevenue:EUR': 1990 };
    expect(figures(order('o1', 1990, 5), ...touches, touch('s4', welcome, 6))).toEqual({
      cart: { attributed: 1, ...revenue },
      welcome: { firstTouched: 1, 'firstTouchedRevenue:EUR': 1990 },
      shop: { orders: 1, 'revenue:EUR': 1990, claimedAgain: 1 },
    });
    const [, { atMs } = {}] = sheetOf(order('o1', 1990, 5), ...touches);
    expect(atMs).toBe(startMs + 5 * HOUR_MS);
  });

  it('may be touched at the very start of the window, and in its own instant', () => {
    const at = (hours: number) => figures(order('o1', 1990, 0), touch('s1', cart, hours)).cart?.attributed;
    expect([at(-7 * 24), at(-7 * 24 - 1 / 3600), at(0), at(1 / 3600)]).toEqual([1, undefined, 1, undefined]);
  });

  it('is not owed to a click that comes before its message, until that has left', () => {
    expect(figures(order('o1', 1990, 5), touch('s1', cart, 2, 4)).cart).toMatchObject({ attributed: 1 });
    expect(figures(order('o1', 1990, 5), touch('s1', cart, 2, 6))).toEqual({});
  });
});

describe('money', () => {
  const claim = goal('e1', cart, 5, 'o1');
  const shop = (...news: readonly News[]) => figures(claim, touch('s1', cart, 1), ...news);

  it('that was given back is gone, also if that is said first', () => {
    expect(shop(refund('r1', 'o1', 500, 4), order('o1', 1990, 5))).toEqual({
      cart: {
        ...{ converted: 1, 'revenue:EUR': 1490, attributed: 1, 'attributedRevenue:EUR': 1490 },
        ...{ firstTouched: 1, 'firstTouchedRevenue:EUR': 1490 },
      },
      shop: { orders: 1, 'revenue:EUR': 1490 },
    });
  });

  it('that was given back beyond what was paid counts nowhere, and is told apart', () => {
    const over = { orders: 1, overRefunded: 1 };
    const twice = [refund('r1', 'o1', 1990, 6), refund('r2', 'o1', 1, 7)];
    expect(shop(order('o1', 1990, 5), ...twice).shop).toEqual(over);
    expect(
      shop(order('o1', 1990, 5), refund('r1', 'o1', undefined, 6), refund('r2', 'o1', 5, 6)).shop,
    ).toEqual({
      orders: 1,
    });
  });

  it('given back in a currency in which nothing was paid takes nothing off', () => {
    expect(shop(order('o1', 1990, 5), refund('r1', 'o1', 500, 6, 'USD')).shop).toEqual({
      ...{ orders: 1, 'revenue:EUR': 1990, overRefunded: 1 },
    });
    expect(shop(order('o1', 1990, 5), refund('r1', 'o1', 500, 6, '')).shop).toEqual({
      ...{ orders: 1, 'revenue:EUR': 1490 },
    });
  });

  it('of a cancelled order is none, also if it is completed again', () => {
    const none = { orders: 1, cancelled: 1 };
    expect(shop(order('o1', 1990, 5), cancelled('o1', 6))).toEqual({ cart: { converted: 1 }, shop: none });
    expect(shop(cancelled('o1', 4), order('o1', 1990, 5), order('o1', 1990, 9)).shop).toEqual(none);
  });

  it('of which nobody said how much, or in which currency, is without value', () => {
    const none = { orders: 1, withoutValue: 1 };
    const { order: mark } = order('o1', 1990, 5) as { order: { hash: string; atMs: number; source: string } };
    const { hash, atMs, source } = mark;
    expect(shop({ kind: 'order', order: { hash, atMs, source } }).shop).toEqual(none);
    expect(shop(order('o1', 0, 5, { worth: { minor: 5, currency: '', atMs } })).shop).toEqual(none);
    expect(shop(order('o1', 0, 5, { worth: { minor: Number.NaN, currency: 'EUR', atMs } })).shop).toEqual(
      none,
    );
    expect(shop(order('o1', 0, 5, { worth: { minor: -5, currency: 'EUR', atMs } })).shop).toEqual(none);
  });

  it('of an order that never came in is none', () => {
    expect(shop(cancelled('o1', 6), refund('r1', 'o1', 5, 6))).toEqual({ cart: { converted: 1 } });
  });

  it('of several currencies stays apart', () => {
    const { atMs } = (order('o2', 1, 5) as { order: { atMs: number } }).order;
    const yen = order('o2', 0, 5, { worth: { minor: 700, currency: 'JPY', atMs } });
    expect(shop(order('o1', 1990, 5), yen).shop).toEqual({
      orders: 2,
      'revenue:EUR': 1990,
      'revenue:JPY': 700,
    });
  });
});

describe('a person in an experiment', () => {
  it('counts once, when she first met it, whatever comes first', () => {
    const both = [exposure('1', 3), exposure('0', 1), exposure('0', 1)];
    expect(figures(...both)).toEqual({ 'cart a1b2c3/0': { people: 1 } });
    expect(sheetOf(...both)).toMatchObject([{ atMs: startMs + HOUR_MS }]);
  });

  it('counts in each experiment', () => {
    const another = { ...exposure('0', 1), row: { journeyId: 'cart', variant: 'ffffff/0' } };
    const all = [exposure('0', 1), exposure('0', 1, 7, 'split'), another];
    expect(sheetOf(...all).map(({ add }) => add)).toEqual([{ people: 1 }, { people: 1 }, { people: 1 }]);
  });

  it('has paid what she ordered in its time, once, and the square of it', () => {
    const orders = [
      order('o0', 100, 0),
      order('o1', 1000, 1),
      order('o2', 500, 24),
      order('o3', 300, 8 * 24 + 2),
    ];
    expect(figures(exposure('0', 1), ...orders, refund('r1', 'o2', 200, 9 * 24))).toEqual({
      'cart a1b2c3/0': { people: 1, peopleOrdered: 1, 'paid:EUR': 1300, 'paidSquares:EUR': 1_690_000 },
    });
  });

  it('has not ordered by the order that let her in, whenever that was by the clock that told of it', () => {
    const { order: own } = order('o1', 1000, 2) as { order: { hash: string } };
    const came = { ...exposure('0', 1), cameBy: own.hash } as News;
    expect(figures(came, order('o1', 1000, 2))).toEqual({ 'cart a1b2c3/0': { people: 1 } });
    expect(figures(came, order('o2', 1000, 2))['cart a1b2c3/0']).toMatchObject({ peopleOrdered: 1 });
  });

  it('has ordered also if nobody knows for how much, and not if it was cancelled', () => {
    const { worth: _, ...mark } = (order('o1', 1, 2) as { order: { worth?: object } }).order;
    const unknown = { kind: 'order', order: mark } as News;
    expect(figures(exposure('0', 1), unknown)).toEqual({ 'cart a1b2c3/0': { people: 1, peopleOrdered: 1 } });
    expect(figures(exposure('0', 1), unknown, cancelled('o1', 3))).toEqual({
      'cart a1b2c3/0': { people: 1 },
    });
  });

  it('has unsubscribed if she did in its time', () => {
    expect(figures(exposure('0', 1), unsubscribe('u1', 2), unsubscribe('u2', 3))).toEqual({
      'cart a1b2c3/0': { people: 1, peopleUnsubscribed: 1 },
      'shop email': { unsubscribed: 2 },
    });
    expect(figures(exposure('0', 1), unsubscribe('u1', 0))['cart a1b2c3/0']).toEqual({ people: 1 });
  });
});

it('who unsubscribes is counted where she did, else with the channel', () => {
  const all = [unsubscribe('u1', 1), unsubscribe('u1', 1, cart), unsubscribe('u2', 2)];
  expect(figures(...all)).toEqual({ cart: { unsubscribed: 1 }, 'shop email': { unsubscribed: 1 } });
});

it('of a frozen ledger nothing comes', () => {
  const ledger = withNews(emptyLedger(), [exposure('0', 1)], WEEK);
  expect(comesTo({ ...ledger, mergedInto: 'winner' }).size).toBe(0);
});

it('an order has the window that was laid down when it was first told of', () => {
  const told = [order('o1', 1990, 5), touch('s1', cart, 1)];
  const hour = { withinMs: HOUR_MS };
  const known = withNews(emptyLedger(), told, hour);
  expect(comesTo(known).size).toBe(0);
  expect(comesTo(withNews(known, told, { withinMs: DAY_MS })).size).toBe(0);
  expect(comesTo(withNews(emptyLedger(), told, { withinMs: DAY_MS })).size).toBe(2);
});
