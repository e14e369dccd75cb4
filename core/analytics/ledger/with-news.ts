import type { News } from '../news.ts';
import type { Attribution } from '../ports.ts';
import { joinLedgers } from './join-ledgers.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { soundNews } from './sound-news.ts';

/** Adds the one thing that is told of; a refund that names no order takes nothing off any. */
const take = (into: Ledger, news: News, { withinMs }: Attribution): void => {
  switch (news.kind) {
    case 'order':
      into.orders.push({ mark: news.order, withinMs });
      break;
    case 'refund':
      if (news.refund.order !== undefined) into.refunds.push(news.refund);
      break;
    case 'goal': {
      const { kind: _, ...goal } = news;
      into.goals.push(goal);
      break;
    }
    case 'touch': {
      const { sendId, row, sentAtMs, atMs } = news;
      into.touches.push({ sendId, row, atMs: Math.max(sentAtMs, atMs) });
      break;
    }
    case 'exposure': {
      const { kind: _, ...exposure } = news;
      into.exposures.push(exposure);
      break;
    }
    case 'unsubscribe': {
      const { kind: _, ...unsubscribe } = news;
      into.unsubscribes.push(unsubscribe);
      break;
    }
  }
};

/** An order stays with what was laid down when it was first told of. */
const attributionOf = (ledger: Ledger, news: News, now: Attribution): Attribution =>
  (news.kind === 'order' && ledger.orders.find(({ mark }) => mark.hash === news.order.hash)) || now;

/** What is known after more is told. The same in any order, and however often it is told. */
export const withNews = (ledger: Ledger, news: readonly News[], attribution: Attribution): Ledger => {
  const more = emptyLedger();
  for (const told of news) {
    const sound = soundNews(told);
    if (sound) take(more, sound, attributionOf(ledger, sound, attribution));
  }
  return joinLedgers(ledger, more);
};
