import { mergeCategories } from './categories.ts';
import { inCurrency } from './in-currency.ts';
import type { OrderMark, RefundMark, Worth } from './stats.ts';

export const byTime = (a: { atMs: number; hash: string }, b: { atMs: number; hash: string }): number =>
  a.atMs - b.atMs || (a.hash < b.hash ? -1 : 1);

/** Any total order will do at a tie. */
const precedes = (a: OrderMark, b: OrderMark): boolean =>
  a.atMs !== b.atMs ? a.atMs < b.atMs : a.source <= b.source;

const worthRank = ({ atMs, minor, currency }: Worth): string =>
  `${String(atMs).padStart(15, '0')}${String(minor).padStart(16, '0')}${currency}`;

const earlier = (a: Worth | undefined, b: Worth | undefined): Worth | undefined =>
  a && b ? (worthRank(a) <= worthRank(b) ? a : b) : (a ?? b);

const later = (a: Worth | undefined, b: Worth | undefined): Worth | undefined =>
  a && b ? (worthRank(a) >= worthRank(b) ? a : b) : (a ?? b);

/** What two reports say of one order. The first that it was completed leads; one that never was is led by the first word. */
export const mergeMarks = (a: OrderMark, b: OrderMark): OrderMark => {
  const leads = a.unplaced === b.unplaced ? precedes(a, b) : !a.unplaced;
  const { hash, atMs, source, unplaced } = leads ? a : b;
  const worth = earlier(a.worth, b.worth);
  const updated = later(a.updated, b.updated);
  const categories = mergeCategories(a.categories ?? [], b.categories ?? []);
  return {
    hash,
    atMs,
    source,
    ...(worth && { worth }),
    ...(updated && { updated }),
    ...(categories.length > 0 && { categories }),
    ...((a.cancelled || b.cancelled) && { cancelled: true }),
    ...(unplaced && { unplaced }),
  };
};

const refundRank = (mark: RefundMark): string =>
  `${mark.minor === undefined ? 1 : 0}${String(mark.atMs).padStart(15, '0')}${JSON.stringify(mark)}`;

/** Of two reports of one refund the earliest that names an amount. */
export const mergeRefunds = (a: RefundMark, b: RefundMark): RefundMark =>
  refundRank(a) <= refundRank(b) ? a : b;

/** What the order is worth now, in its own currency; undefined where nobody named one. */
export const worthOf = ({ worth, updated }: OrderMark): Worth | undefined => {
  const said = updated && (!worth || updated.atMs >= worth.atMs) ? updated : worth;
  const currency = said?.currency || worth?.currency || updated?.currency;
  return said && currency ? { ...inCurrency(said, currency), atMs: said.atMs } : undefined;
};
