import { describe, expect, it } from '@jest/globals';
import { daysUntil, lastOver } from '../../../../core/analytics/reports/matured.ts';

const goal = { event: 'Order Completed', within: 'P3D' };
const at = (now: string) => ({ zone: 'Europe/Berlin', nowMs: Date.parse(now) });

describe('people whose time to order is over', () => {
  it('came in three whole days ago, by the clock of the shop', () => {
    expect(lastOver({ goal }, at('2026-03-10T22:59:00Z'))).toBe('2026-03-06');
    expect(lastOver({ goal }, at('2026-03-10T23:00:00Z'))).toBe('2026-03-07');
  });

  it('came in a week ago where a journey aims at nothing', () => {
    expect(lastOver({}, at('2026-03-10T12:00:00Z'))).toBe('2026-03-02');
    const days = { '2026-03-09': {}, '2026-03-10': {} };
    expect(daysUntil(days, undefined)).toEqual(days);
    expect(daysUntil(days, '2026-03-09')).toEqual({ '2026-03-09': {} });
  });
});
