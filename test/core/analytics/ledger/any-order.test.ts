import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Count } from '../../../../core/analytics/count.ts';
import { comesTo } from '../../../../core/analytics/ledger/comes-to.ts';
import { countsBetween } from '../../../../core/analytics/ledger/counts-between.ts';
import { emptyLedger, ledgerBounds } from '../../../../core/analytics/ledger/ledger.ts';
import { shorten } from '../../../../core/analytics/ledger/shorten.ts';
import { withNews } from '../../../../core/analytics/ledger/with-news.ts';
import type { News } from '../../../../core/analytics/news.ts';
import { arbitraryNews } from '../../../support/arbitrary-news.ts';
import { type Totals, totalsOf, totalsOfSheet, WEEK } from '../../../support/ledger.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 1000);

/** What the counters have after news came in one after the other. */
const countedOf = (news: readonly News[], bounds = ledgerBounds): { counts: Count[]; totals: Totals } => {
  let ledger = emptyLedger();
  const counts = news.flatMap((one, at) => {
    const after = withNews(ledger, [one], WEEK);
    const between = countsBetween(comesTo(ledger), comesTo(after), { profileId: 'p', version: at + 1 });
    ledger = shorten(after, bounds);
    return between;
  });
  return { counts, totals: totalsOf(counts) };
};

const few = fc.array(arbitraryNews, { maxLength: 7 });

/** In another order, and some of it again. */
const shuffled = few.chain((news) =>
  fc.tuple(
    fc.constant(news),
    fc
      .subarray(news)
      .chain((again) => fc.shuffledSubarray([...news, ...again], { minLength: news.length + again.length })),
  ),
);

const planOf = (news: News) => (news.kind === 'exposure' ? [news.row.variant?.split('/')[0]] : []);
const enrollmentOf = (news: News) => (news.kind === 'goal' ? [news.enrollmentId] : []);

const amountsIn = (totals: Totals): number[] => Object.values(totals).flatMap((sums) => Object.values(sums));

describe('what is told of a person', () => {
  it('comes to the same in any order, and however often it is told', () => {
    fc.assert(
      fc.property(shuffled, ([news, other]) => {
        const once = totalsOfSheet(comesTo(withNews(emptyLedger(), news, WEEK)));
        expect(countedOf(other).totals).toEqual(once);
        expect(withNews(emptyLedger(), other, WEEK)).toEqual(withNews(emptyLedger(), news, WEEK));
      }),
      { numRuns: RUNS },
    );
  });

  it('never comes to less than nothing, at no time, and always to whole numbers', () => {
    fc.assert(
      fc.property(few, (news) => {
        for (let told = 1; told <= news.length; told++) {
          const { counts, totals } = countedOf(news.slice(0, told));
          expect(amountsIn(totals).filter((amount) => !(amount > 0))).toEqual([]);
          const amounts = counts.flatMap(({ add }) => Object.values(add));
          expect(amounts.filter((amount) => !Number.isInteger(amount))).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('has the shop’s revenue in no journey twice, and never more than what was paid', () => {
    fc.assert(
      fc.property(few, (news) => {
        const totals = Object.values(countedOf(news).totals);
        const shop = totals.find(({ orders }) => orders !== undefined);
        const { cancelled = 0, withoutValue = 0, overRefunded = 0, orders = 0 } = shop ?? {};
        expect(cancelled + withoutValue).toBeLessThanOrEqual(orders);
        expect(overRefunded).toBeLessThanOrEqual(orders);
        const attributed = totals.reduce((sum, one) => sum + (one.attributed ?? 0), 0);
        expect(attributed).toBeLessThanOrEqual(orders - cancelled);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('of more than is kept', () => {
  const bounds = fc.integer({ min: 0, max: 2 }).map((most) => ({
    ...{ orders: most, refunds: most, goals: most, touches: most, exposures: most, unsubscribes: most },
    ...{ past: 400, folded: 200 },
  }));
  const many = fc.array(arbitraryNews, { maxLength: 16 });

  it('what falls out stays counted, and what stays comes to what it came to', () => {
    fc.assert(
      fc.property(many, bounds, (news, most) => {
        const full = withNews(emptyLedger(), news, WEEK);
        const [all, kept] = [comesTo(full), comesTo(shorten(full, most))];
        for (const [key, { add }] of kept)
          for (const [name, amount = 0] of Object.entries(add))
            expect(all.get(key)?.add[name as keyof typeof add]).toBeGreaterThanOrEqual(amount);
        const keptOrders = new Set(shorten(full, most).orders.map(({ mark }) => mark.hash));
        const shopOf = (sheet: typeof all) =>
          [...sheet].filter(([, { add }]) => add.orders).map(([key, { add }]) => [key, add]);
        if (keptOrders.size === full.orders.length) expect(shopOf(kept)).toEqual(shopOf(all));
      }),
      { numRuns: RUNS },
    );
  });

  it('nothing is counted twice or below nothing, told one by one and all of it again', () => {
    fc.assert(
      fc.property(many, bounds, (news, most) => {
        const [once, twice] = [countedOf(news, most).totals, countedOf([...news, ...news], most).totals];
        expect(amountsIn(twice).filter((amount) => !(amount > 0 && Number.isInteger(amount)))).toEqual([]);
        const sum = (of: Totals, name: string) =>
          Object.values(of).reduce((total, one) => total + (one[name] ?? 0), 0);
        expect(sum(twice, 'people')).toBe(sum(once, 'people'));
        expect(sum(twice, 'people')).toBe(new Set(news.flatMap(planOf)).size);
        expect(sum(twice, 'converted')).toBe(new Set(news.flatMap(enrollmentOf)).size);
        expect(sum(twice, 'orders')).toBeLessThanOrEqual(4);
      }),
      { numRuns: RUNS },
    );
  });
});
