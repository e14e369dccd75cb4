import { describe, expect, it } from '@jest/globals';
import { orderStatusOf } from '../../../../core/profile/stats/order-status.ts';
import type { OrderMark, RefundMark } from '../../../../core/profile/stats/stats.ts';

const order: OrderMark = {
  hash: 'o1',
  atMs: 1,
  source: 'web',
  worth: { minor: 1990, currency: 'EUR', atMs: 1 },
};
const refund = (changes: Partial<RefundMark> = {}): RefundMark => ({
  hash: `r${changes.minor ?? ''}`,
  atMs: 2,
  order: 'o1',
  ...changes,
});

describe('an order', () => {
  it('stands as placed, also while refunds are of others', () => {
    expect(orderStatusOf(order, [refund({ order: 'o2' })])).toBe('placed');
  });

  it('is cancelled, whatever was refunded of it', () => {
    expect(orderStatusOf({ ...order, cancelled: true }, [refund()])).toBe('cancelled');
  });

  it('is refunded by a refund that names no amount, or by all of its worth', () => {
    expect(orderStatusOf(order, [refund()])).toBe('refunded');
    const parts = [refund({ minor: 990, currency: 'EUR' }), refund({ minor: 1000, currency: 'EUR' })];
    expect(orderStatusOf(order, parts)).toBe('refunded');
  });

  it('is partly refunded by less, and where nobody said what it is worth', () => {
    expect(orderStatusOf(order, [refund({ minor: 990, currency: 'EUR' })])).toBe('partly-refunded');
    const { worth: _, ...unpriced } = order;
    expect(orderStatusOf(unpriced, [refund({ minor: 990, currency: 'EUR' })])).toBe('partly-refunded');
  });
});
