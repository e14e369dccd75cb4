import { describe, expect, it } from '@jest/globals';
import { together, wonBackIn } from '../../../../core/analytics/reports/won-back.ts';
import { unknown } from '../../../../core/experiment/reading.ts';

const euros = (orders: number) => ({
  EUR: { sumMinor: orders * 5_000, squaresMinor: orders * 5_000 ** 2 },
});
const group = (id: string, people: number, ordered: number) => ({
  ...{ id, people, ordered, unsubscribed: 0 },
  revenue: euros(ordered),
});
const fiveIn = { plan: 'aaaaaa', variants: [group('control', 1_000, 100), group('in', 19_000, 2_280)] };
const tenIn = { plan: 'bbbbbb', variants: [group('control', 1_000, 200), group('in', 9_000, 1_800)] };

describe('won back', () => {
  it('is what was ordered above the control group, in decimals', () => {
    const { orders, revenue, people, control } = wonBackIn([fiveIn]);
    expect({ people, control }).toEqual({ people: 19_000, control: 1_000 });
    expect(orders).toMatchObject({ kind: 'known', estimate: expect.closeTo(380, 6) });
    expect(revenue.EUR).toMatchObject({ kind: 'known', estimate: expect.closeTo(19_000, 6) });
  });

  it('weighs control groups of other shares by themselves', () => {
    // Together they would be 300 of 2,000 against 4,080 of 28,000: nobody would be won back.
    expect(wonBackIn([fiveIn, tenIn]).orders).toMatchObject({ estimate: expect.closeTo(380, 6) });
  });

  it('is unknown without a control group', () => {
    const nobodyOut = { plan: 'aaaaaa', variants: [group('in', 100, 10)] };
    const ofAStep = { stepId: 'remind', plan: 'aaaaaa', variants: fiveIn.variants };
    expect(wonBackIn([nobodyOut, ofAStep])).toEqual({
      orders: unknown('no-control-group'),
      revenue: {},
      people: 0,
      control: 0,
    });
  });
});

describe('a sum of figures', () => {
  const known = (estimate: number, low: number, high: number) =>
    ({ kind: 'known', estimate, low, high }) as const;

  it('is as unsure as they are together, to each side', () => {
    expect(together([known(10, 7, 14), known(5, 1, 8)])).toEqual(known(15, 10, 20));
  });

  it('leaves out what is unknown, and is unknown itself when all are', () => {
    expect(together([unknown('too-few-orders'), known(1, 0, 2)])).toEqual(known(1, 0, 2));
    expect(together([unknown('too-few-orders')])).toEqual(unknown('too-few-orders'));
    expect(together([])).toEqual(unknown('no-control-group'));
  });
});
