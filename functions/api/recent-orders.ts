import * as z from 'zod';
import { decimalOf } from '../../core/money.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { worthOf } from '../../core/profile/stats/order-marks.ts';
import { orderStatuses, orderStatusOf } from '../../core/profile/stats/order-status.ts';

const MOST = 10;

export const recentOrdersSchema = z
  .array(
    z.object({
      at: z.iso.datetime(),
      source: z.string(),
      status: z.enum(orderStatuses),
      orderId: z.string().optional().describe('Of the latest one only'),
      value: z.number().optional(),
      currency: z.string().optional(),
      cancelled: z.literal(true).optional(),
    }),
  )
  .describe('The ten latest, newest first');

/** What the profile remembers of her latest orders: their ids are kept as hashes, but for the last. */
export const recentOrders = (
  { recentOrders: marks, lastOrder, refunds }: Profile,
  most = MOST,
): z.infer<typeof recentOrdersSchema> =>
  marks
    .filter(({ unplaced }) => !unplaced)
    .slice(-most)
    .toReversed()
    .map((mark, index) => {
      const worth = worthOf(mark);
      const isLast = index === 0 && lastOrder?.atMs === mark.atMs;
      return {
        at: new Date(mark.atMs).toISOString(),
        source: mark.source,
        status: orderStatusOf(mark, refunds),
        ...(isLast && lastOrder?.orderId !== undefined && { orderId: lastOrder.orderId }),
        ...(worth && { value: decimalOf(worth.minor, worth.currency), currency: worth.currency }),
        ...(mark.cancelled && { cancelled: true as const }),
      };
    });
