import { inCurrency } from './in-currency.ts';
import { worthOf } from './order-marks.ts';
import type { OrderBase, OrderMark, RefundMark, Sums } from './stats.ts';

/** Orders and refunds that are kept one by one, and the sums of those that are not. */
export interface OrderBook {
  recentOrders: readonly OrderMark[];
  refunds: readonly RefundMark[];
  orderBase: OrderBase;
}

type AllSums = Readonly<Record<string, Sums>>;

const noSums: Sums = {
  orders: 0,
  grossMinor: 0,
  refundedMinor: 0,
  cancelledMinor: 0,
  cancelledOrders: 0,
  voidMinor: 0,
};

/** Currency by currency, field by field. */
export const addSums = (...all: readonly Record<string, Partial<Sums>>[]): Record<string, Sums> => {
  const total: Record<string, Sums> = {};
  for (const [currency, more] of all.flatMap((one) => Object.entries(one))) {
    const sums: Sums = { ...(total[currency] ?? noSums) };
    for (const field of Object.keys(noSums) as (keyof Sums)[]) sums[field] += more[field] ?? 0;
    total[currency] = sums;
  }
  return total;
};

/** A refund as an amount: one of the whole order is worth what was not refunded of it before. */
export const amountOf = (refund: RefundMark, order: OrderMark | undefined, all: readonly RefundMark[]) => {
  const worth = order && worthOf(order);
  if (refund.minor !== undefined) {
    const said = { minor: refund.minor, currency: refund.currency ?? '' };
    return said.currency || worth ? inCurrency(said, worth?.currency ?? '') : undefined;
  }
  if (!worth || !order) return undefined;
  const ofOrder = all.filter((one) => one.order === order.hash);
  const isFirst = ofOrder.find((one) => one.minor === undefined) === refund;
  const rest = isFirst ? Math.max(0, worth.minor - partsOf(ofOrder, worth.currency)) : 0;
  return { minor: rest, currency: worth.currency };
};

const partsOf = (refunds: readonly RefundMark[], currency: string): number =>
  refunds.reduce((sum, { minor = 0, currency: said = '' }) => {
    const part = inCurrency({ minor, currency: said }, currency);
    return part.currency === currency ? sum + part.minor : sum;
  }, 0);

/** What an order adds to the sums; the money that went back is counted with its refunds. */
export const sumsOfOrder = (
  order: OrderMark,
  refunds: readonly RefundMark[],
): Record<string, Partial<Sums>> => {
  const worth = order.unplaced ? undefined : worthOf(order);
  if (!worth) return {};
  const { minor, currency } = worth;
  if (!order.cancelled) return { [currency]: { orders: 1, grossMinor: minor } };
  const ofOrder = refunds.filter((one) => one.order === order.hash);
  const isWhole = ofOrder.some((one) => one.minor === undefined);
  const cancelledMinor = isWhole ? 0 : Math.max(0, minor - partsOf(ofOrder, currency));
  return {
    [currency]: { orders: 1, grossMinor: minor, cancelledMinor, cancelledOrders: 1, voidMinor: minor },
  };
};

export const sumsOfRefund = (
  refund: RefundMark,
  { recentOrders, refunds }: Pick<OrderBook, 'recentOrders' | 'refunds'>,
): Record<string, Partial<Sums>> => {
  const order = recentOrders.find(({ hash }) => hash === refund.order);
  const amount = amountOf(refund, order, refunds);
  return amount ? { [amount.currency]: { refundedMinor: amount.minor } } : {};
};

/** The sums of all that is known, by currency. */
export const revenueOf = (book: OrderBook): AllSums =>
  addSums(
    book.orderBase.sums,
    ...book.recentOrders.map((order) => sumsOfOrder(order, book.refunds)),
    ...book.refunds.map((refund) => sumsOfRefund(refund, book)),
  );
