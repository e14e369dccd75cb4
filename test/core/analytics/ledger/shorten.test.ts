import { describe, expect, it } from '@jest/globals';
import { comesTo } from '../../../../core/analytics/ledger/comes-to.ts';
import { emptyLedger, ledgerBounds } from '../../../../core/analytics/ledger/ledger.ts';
import { shorten } from '../../../../core/analytics/ledger/shorten.ts';
import { withNews } from '../../../../core/analytics/ledger/with-news.ts';
import type { News } from '../../../../core/analytics/news.ts';
import {
  cart,
  exposure,
  goal,
  order,
  refund,
  totalsOfSheet,
  touch,
  unsubscribe,
  WEEK,
  welcome,
} from '../../../support/ledger.ts';

type Kind = 'orders' | 'refunds' | 'goals' | 'touches' | 'exposures' | 'unsubscribes';

/** What is known when nothing of a kind is kept one by one. */
const without = (kind: Kind, ...news: readonly News[]) =>
  shorten(withNews(emptyLedger(), news, WEEK), { ...ledgerBounds, [kind]: 0 });
const amountsOf = (ledger: Parameters<typeof comesTo>[0]) => Object.values(totalsOfSheet(comesTo(ledger)));

describe('what fell out', () => {
  const claimed = [order('o1', 1000, 5), goal('e1', cart, 5, 'o1')];

  it('of touches goes on as the first and the last of an order', () => {
    const touches = [touch('s1', welcome, 1), touch('s2', welcome, 2), touch('s3', cart, 3)];
    const kept = without('touches', order('o1', 1000, 5), ...touches);
    expect(kept.touches).toEqual([]);
    expect(amountsOf(kept)).toContainEqual({ attributed: 1, 'attributedRevenue:EUR': 1000 });
    expect(amountsOf(kept)).toContainEqual({ firstTouched: 1, 'firstTouchedRevenue:EUR': 1000 });
  });

  it.each([
    [
      'of a part',
      [refund('r1', 'o1', 300, 6), refund('r2', 'o1', 200, 6, '')],
      { orders: 1, 'revenue:EUR': 500 },
    ],
    ['of the whole', [refund('r1', 'o1', undefined, 6)], { orders: 1 }],
    ['beyond it', [refund('r1', 'o1', 2000, 6)], { orders: 1, overRefunded: 1 }],
  ])('of refunds %s stays off the order', (_, refunds, expected) => {
    const kept = without('refunds', ...claimed, ...refunds);
    expect(kept.refunds).toEqual([]);
    expect(amountsOf(kept)).toContainEqual(expected);
    expect(amountsOf(withNews(kept, refunds, WEEK))).toContainEqual(expected);
  });

  it('of goals leaves the order to its journey, which does not have it again', () => {
    const kept = without('goals', ...claimed);
    expect(amountsOf(kept)).toEqual([{ orders: 1, 'revenue:EUR': 1000 }]);
    const again = withNews(kept, [goal('e1', cart, 5, 'o1'), goal('e2', cart, 6, 'o1')], WEEK);
    expect(amountsOf(again)).toEqual([{ converted: 1 }, { orders: 1, 'revenue:EUR': 1000 }]);
  });

  it('of orders and of who unsubscribed stays with the experiment', () => {
    const paid = { 'paid:EUR': 1000, 'paidSquares:EUR': 1_000_000 };
    const kept = without('orders', exposure('0', 1), order('o1', 1000, 5));
    expect(amountsOf(kept)).toEqual([{ people: 1, peopleOrdered: 1, ...paid }]);
    expect(amountsOf(withNews(kept, [order('o1', 1000, 5)], WEEK))).toEqual(amountsOf(kept));
    const left = without('unsubscribes', exposure('0', 1), unsubscribe('u1', 2));
    expect(amountsOf(left)).toEqual([{ people: 1, peopleUnsubscribed: 1 }]);
  });

  it('of experiments is not met a second time', () => {
    const kept = without('exposures', exposure('0', 1));
    expect(amountsOf(withNews(kept, [exposure('1', 0)], WEEK))).toEqual([]);
  });

  it('is the oldest', () => {
    const orders = [3, 1, 2].map((hours) => order(`o${hours}`, 1, hours));
    const { orders: kept } = shorten(withNews(emptyLedger(), orders, WEEK), { ...ledgerBounds, orders: 2 });
    expect(kept.map(({ mark }) => mark.hash)).toEqual(['o2', 'o3']);
  });
});
