import { expect, it } from '@jest/globals';
import { orderTimeMs } from '../../../core/analytics/order-time.ts';
import { DAY_MS } from '../../../core/duration.ts';

it('people have the time of the goal to order, thirty days if it says none, a week where nothing is aimed at', () => {
  expect(orderTimeMs({ goal: { event: 'Order Completed', within: 'P3D' } })).toBe(3 * DAY_MS);
  expect(orderTimeMs({ goal: { event: 'Order Completed' } })).toBe(30 * DAY_MS);
  expect(orderTimeMs({})).toBe(7 * DAY_MS);
});
