import type { Profile } from '../profile.ts';
import { worthOf } from './order-marks.ts';
import { amountOf } from './revenue.ts';
import type { OrderMark } from './stats.ts';

export const orderStatuses = ['placed', 'cancelled', 'refunded', 'partly-refunded'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** How an order stands: what was sent back of it, in money, tells a refund from a partial one. */
export const orderStatusOf = (order: OrderMark, refunds: Profile['refunds']): OrderStatus => {
  if (order.cancelled) return 'cancelled';
  const ofOrder = refunds.filter((refund) => refund.order === order.hash);
  if (ofOrder.length === 0) return 'placed';
  const worth = worthOf(order);
  const back = ofOrder.reduce((sum, refund) => sum + (amountOf(refund, order, refunds)?.minor ?? 0), 0);
  const isWhole = ofOrder.some(({ minor }) => minor === undefined) || (worth && back >= worth.minor);
  return isWhole ? 'refunded' : 'partly-refunded';
};
