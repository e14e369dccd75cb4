import type { ShopEvent } from '../event/event.ts';
import type { Profile } from './profile.ts';
import { addTallies } from './stats/categories.ts';
import { byTime, mergeMarks, mergeRefunds } from './stats/order-marks.ts';
import { orderSaid } from './stats/order-said.ts';
import { addSums } from './stats/revenue.ts';
import { keepLatestCategories, shorten } from './stats/shorten-orders.ts';
import { emptyOrderBase, type OrderBase, type OrderMark } from './stats/stats.ts';

type Orders = Pick<Profile, 'counters' | 'recentOrders' | 'lastOrder' | 'refunds' | 'orderBase'>;

/** What an event adds to a person's orders; undefined for all that have to do with none. */
export const ordersOf = (event: ShopEvent, messageHash: string): Orders | undefined => {
  const said = orderSaid(event, messageHash);
  if (!said) return undefined;
  const { order, refund, orderId } = said;
  const isPlaced = order !== undefined && !order.unplaced;
  const { atMs, source } = event;
  return {
    counters: { orders: isPlaced ? 1 : 0 },
    recentOrders: order ? [order] : [],
    refunds: refund ? [refund] : [],
    orderBase: emptyOrderBase(),
    ...(isPlaced && { lastOrder: { atMs, source, ...(orderId !== undefined && { orderId }) } }),
  };
};

/**
 * Both, each order and refund counted once. At most 40 orders and 40 refunds are told apart; older ones go into the base as
 * sums. Within these bounds the outcome does not depend on the order of arrival: a cancellation may come before its order, the
 * earliest report of an order counts, the latest update of its worth. Beyond them sums stay exact as long as every order is
 * told once; what is said of an order that has no mark any more counts as a new one, and its cancellation not at all.
 */
export const mergeOrders = (a: Orders, b: Orders): Orders => {
  const marks = union(a.recentOrders, b.recentOrders, mergeMarks);
  const refunds = union(a.refunds, b.refunds, mergeRefunds);
  const orders = beyond(a) + beyond(b) + marks.filter(isPlaced).length;
  const lastOrder = [a.lastOrder, b.lastOrder]
    .filter((one) => one !== undefined)
    .toSorted(byTimeAndText)
    .at(-1);
  return {
    counters: { orders },
    ...keepLatestCategories(
      shorten({ recentOrders: marks, refunds, orderBase: addBases(a.orderBase, b.orderBase) }),
    ),
    ...(lastOrder && { lastOrder }),
  };
};

const isPlaced = ({ unplaced }: OrderMark): boolean => !unplaced;

/** Orders that have no mark any more. */
const beyond = ({ counters, recentOrders }: Orders): number =>
  counters.orders - recentOrders.filter(isPlaced).length;

const union = <T extends { hash: string; atMs: number }>(
  a: readonly T[],
  b: readonly T[],
  merge: (x: T, y: T) => T,
): T[] => {
  const all = new Map<string, T>();
  for (const one of [...a, ...b]) {
    const held = all.get(one.hash);
    all.set(one.hash, held ? merge(held, one) : one);
  }
  return [...all.values()].toSorted(byTime);
};

const addBases = (a: OrderBase, b: OrderBase): OrderBase => {
  const firstAtMs = Math.min(
    a.firstAtMs ?? Number.POSITIVE_INFINITY,
    b.firstAtMs ?? Number.POSITIVE_INFINITY,
  );
  return {
    ...(Number.isFinite(firstAtMs) && { firstAtMs }),
    cancelled: a.cancelled + b.cancelled,
    sums: addSums(a.sums, b.sums),
    bought: addTallies(a.bought, b.bought),
  };
};

type LastOrder = NonNullable<Orders['lastOrder']>;
const byTimeAndText = (a: LastOrder, b: LastOrder): number =>
  a.atMs - b.atMs || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
