import type { OrderMark, RefundMark, Worth } from '../../profile/stats/stats.ts';
import type { News } from '../news.ts';

/** More than any order in any currency: its square is still a number. */
const MOST_MINOR = 10_000_000_000_000;

const isInstant = (ms: number): boolean => Number.isSafeInteger(ms) && ms >= 0;

const soundMinor = (minor: number): number | undefined =>
  Number.isFinite(minor) && minor >= 0 ? Math.min(Math.round(minor), MOST_MINOR) : undefined;

const soundWorth = (worth: Worth | undefined): Worth | undefined => {
  const minor = worth && isInstant(worth.atMs) ? soundMinor(worth.minor) : undefined;
  return worth && minor !== undefined ? { ...worth, minor } : undefined;
};

/** What was bought does not matter here. */
const soundOrder = ({ categories: _, worth: said, updated: saidNow, ...mark }: OrderMark): OrderMark => {
  const [worth, updated] = [soundWorth(said), soundWorth(saidNow)];
  return { ...mark, ...(worth && { worth }), ...(updated && { updated }) };
};

/** One whose amount makes no sense is none: it must not become one of the whole order. */
const soundRefund = (refund: RefundMark): RefundMark | undefined => {
  if (refund.minor === undefined) return refund;
  const minor = soundMinor(refund.minor);
  return minor === undefined ? undefined : { ...refund, minor };
};

/** News without what cannot be reckoned with; undefined where nothing is left. */
export const soundNews = (news: News): News | undefined => {
  switch (news.kind) {
    case 'order':
      return isInstant(news.order.atMs) ? { kind: 'order', order: soundOrder(news.order) } : undefined;
    case 'refund': {
      const refund = isInstant(news.refund.atMs) ? soundRefund(news.refund) : undefined;
      return refund && { kind: 'refund', refund };
    }
    case 'touch':
      return isInstant(news.atMs) && isInstant(news.sentAtMs) ? news : undefined;
    case 'exposure':
      return isInstant(news.atMs) && isInstant(news.untilMs) ? news : undefined;
    case 'goal':
    case 'unsubscribe':
      return isInstant(news.atMs) ? news : undefined;
  }
};
