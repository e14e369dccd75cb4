import { addTallies } from './categories.ts';
import { addSums, amountOf, type OrderBook, sumsOfOrder, sumsOfRefund } from './revenue.ts';
import type { OrderMark, RefundMark, Tally } from './stats.ts';

/** So many orders, and so many refunds, are told apart by their ids. */
export const MOST_MARKS = 40;

/** What orders hold by category, cancelled and never completed ones left out. */
const tallied = (orders: readonly OrderMark[]): Record<string, Tally>[] =>
  orders
    .filter(({ unplaced, cancelled }) => !unplaced && !cancelled)
    .map(({ atMs, categories = [] }) =>
      Object.fromEntries(categories.map((name) => [name, { count: 1, lastAtMs: atMs }])),
    );

/** Category → orders that held it, and the latest of them; the fifteen bought last. */
export const boughtIn = ({ orderBase, recentOrders }: Pick<OrderBook, 'orderBase' | 'recentOrders'>) => {
  let bought = orderBase.bought;
  for (const more of tallied(recentOrders)) bought = addTallies(bought, more);
  return bought;
};

const firstOf = (...instants: (number | undefined)[]): { firstAtMs?: number } => {
  const firstAtMs = Math.min(...instants.map((atMs) => atMs ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(firstAtMs) ? { firstAtMs } : {};
};

/** The whole of an order becomes an amount before the order goes. */
const settled = (refund: RefundMark, gone: readonly OrderMark[], all: readonly RefundMark[]): RefundMark => {
  const order = refund.order === undefined ? undefined : gone.find(({ hash }) => hash === refund.order);
  const amount = order && amountOf(refund, order, all);
  return amount ? { ...refund, ...amount } : refund;
};

const withoutOldOrders = (book: OrderBook): OrderBook => {
  const gone = book.recentOrders.slice(0, -MOST_MARKS);
  if (gone.length === 0) return book;
  const placed = gone.filter(({ unplaced }) => !unplaced);
  const { sums, cancelled, firstAtMs } = book.orderBase;
  return {
    recentOrders: book.recentOrders.slice(-MOST_MARKS),
    refunds: book.refunds.map((refund) => settled(refund, gone, book.refunds)),
    orderBase: {
      ...firstOf(firstAtMs, ...placed.map(({ atMs }) => atMs)),
      cancelled: cancelled + placed.filter((order) => order.cancelled).length,
      sums: addSums(sums, ...placed.map((order) => sumsOfOrder(order, book.refunds))),
      bought: boughtIn({ orderBase: book.orderBase, recentOrders: placed }),
    },
  };
};

const withoutOldRefunds = (book: OrderBook): OrderBook => {
  const gone = book.refunds.slice(0, -MOST_MARKS);
  if (gone.length === 0) return book;
  const sums = addSums(book.orderBase.sums, ...gone.map((refund) => sumsOfRefund(refund, book)));
  return { ...book, refunds: book.refunds.slice(-MOST_MARKS), orderBase: { ...book.orderBase, sums } };
};

/** What is beyond the bounds goes into the base, the oldest first. */
export const shorten = (book: OrderBook): OrderBook => withoutOldRefunds(withoutOldOrders(book));

/** Of what was bought only the categories that are shown are kept. */
export const keepLatestCategories = (book: OrderBook) => {
  const shown = boughtIn(book);
  const isShown = (name: string) => Object.hasOwn(shown, name);
  return {
    recentOrders: book.recentOrders.map((order) => {
      if (!order.categories || order.unplaced || order.cancelled || order.categories.every(isShown))
        return order;
      const { categories, ...rest } = order;
      const kept = categories.filter(isShown);
      return kept.length > 0 ? { ...rest, categories: kept } : rest;
    }),
    refunds: [...book.refunds],
    orderBase: {
      ...book.orderBase,
      bought: Object.fromEntries(Object.entries(book.orderBase.bought).filter(([name]) => isShown(name))),
    },
  };
};
