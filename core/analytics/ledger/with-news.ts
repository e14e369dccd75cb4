import type { OrderMark } from '../../profile/stats/stats.ts';
import type { News } from '../news.ts';
import type { Attribution } from '../ports.ts';
import { joinLedgers } from './join-ledgers.ts';
import { emptyLedger, type Ledger, type Place } from './ledger.ts';
import { comparePlaces } from './lists.ts';
import { soundNews } from './sound-news.ts';

/** Is it no later than what fell out? Then it may have been counted before. */
const isShut = (shut: Place | undefined, place: Place): boolean =>
  shut !== undefined && comparePlaces(place, shut) <= 0;

/** One that is kept may be told of again; one that is not kept, or was no order until now, comes too late. */
const isOrderShut = ({ orders, shut }: Ledger, { hash, atMs, unplaced }: OrderMark): boolean => {
  if (!isShut(shut.orders, [atMs, hash])) return false;
  const held = orders.find(({ mark }) => mark.hash === hash);
  return held === undefined || (held.mark.unplaced === true && !unplaced);
};

/** A ledger with one thing in it. */
const ledgerOf = (ledger: Ledger, news: News, { withinMs }: Attribution): Partial<Ledger> => {
  const { shut } = ledger;
  switch (news.kind) {
    case 'order': {
      const held = ledger.orders.find(({ mark }) => mark.hash === news.order.hash);
      const order = { mark: news.order, withinMs: held?.withinMs ?? withinMs };
      return isOrderShut(ledger, news.order) ? {} : { orders: [order] };
    }
    case 'refund': {
      const { refund } = news;
      const says = refund.order !== undefined && !isShut(shut.refunds, [refund.atMs, refund.hash]);
      return says ? { refunds: [refund] } : {};
    }
    case 'goal': {
      const { kind: _, ...goal } = news;
      return isShut(shut.goals, [goal.atMs, goal.enrollmentId]) ? {} : { goals: [goal] };
    }
    case 'touch': {
      const { sendId, row, sentAtMs, atMs } = news;
      return { touches: [{ sendId, row, atMs: Math.max(sentAtMs, atMs) }] };
    }
    case 'exposure': {
      const { kind: _, ...exposure } = news;
      return { exposures: [exposure] };
    }
    case 'unsubscribe': {
      const { kind: _, ...unsubscribe } = news;
      return isShut(shut.unsubscribes, [unsubscribe.atMs, unsubscribe.id])
        ? {}
        : { unsubscribes: [unsubscribe] };
    }
  }
};

/** What is known after more is told. The same in any order, and however often it is told. */
export const withNews = (ledger: Ledger, news: readonly News[], attribution: Attribution): Ledger => {
  let known = ledger;
  for (const told of news) {
    const sound = soundNews(told);
    if (sound) known = joinLedgers(known, { ...emptyLedger(), ...ledgerOf(known, sound, attribution) });
  }
  return known;
};
