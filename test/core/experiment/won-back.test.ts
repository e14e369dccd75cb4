import { describe, expect, it } from '@jest/globals';
import { wonBack } from '../../../core/experiment/won-back.ts';
import { counts, paid } from './make.ts';

const once = { kind: 'once' } as const;
const reached = counts('reached', 9_000, { ordered: 1_080, revenue: paid(1_080, 5_000) });
const control = counts('control', 1_000, { ordered: 100, revenue: paid(100, 5_000) });

describe('won back', () => {
  it('is what was ordered above the rate of the control group', () => {
    // 12 % of 9,000 ordered, 10 % of the control group: 180 orders above 900.
    expect(wonBack(reached, control, once)).toEqual({
      orders: {
        kind: 'known',
        estimate: expect.closeTo(180, 8),
        low: expect.closeTo(-4.75, 1),
        high: expect.closeTo(351.9, 1),
      },
      revenueMinor: {
        EUR: {
          kind: 'known',
          estimate: expect.closeTo(900_000, 4),
          low: expect.closeTo(1_481, -1),
          high: expect.closeTo(1_798_519, -1),
        },
      },
    });
  });

  it('may be less than nothing', () => {
    const { orders } = wonBack(control, reached, once);
    expect(orders).toMatchObject({ estimate: expect.closeTo(-20, 8), low: expect.any(Number) });
  });

  it('is wider where it is looked at any day', () => {
    const { orders } = wonBack(reached, control, { kind: 'any-day', plannedPeople: 10_000 });
    expect(orders).toMatchObject({ estimate: expect.closeTo(180, 8) });
    expect(orders.kind === 'known' && orders.low < -60).toBe(true);
  });

  it('of nobody reached is not said', () => {
    expect(wonBack(counts('reached', 0), control, once)).toMatchObject({ orders: { reason: 'nobody' } });
  });

  it.each([undefined, counts('control', 0)])('is not said without a control group', (nobody) => {
    expect(wonBack(reached, nobody, once)).toEqual({
      orders: { kind: 'unknown', reason: 'no-control-group' },
      revenueMinor: { EUR: { kind: 'unknown', reason: 'no-control-group' } },
    });
  });
});
