import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { studentQuantile } from '../../../core/experiment/distributions.ts';
import { anyDayReach, reachOf } from '../../../core/experiment/look.ts';
import type { Mean } from '../../../core/experiment/mean.ts';

const mean = (people: number, variance: number, freedom: number): Mean => ({
  kind: 'mean',
  people,
  counted: 0,
  mean: 0,
  variance,
  freedom,
});

describe('how far an interval reaches', () => {
  it('at one look: by the normal distribution for shares', () => {
    const share = mean(100, 0.001, Number.POSITIVE_INFINITY);
    expect(reachOf({ kind: 'once' }, 0.05, share, share)).toBeCloseTo(1.95996, 4);
  });

  it("at one look: by Student's with Welch's degrees of freedom for money", () => {
    // Student's sleep data: R's t.test says 17.776 degrees of freedom, of which the quantile is 2.1028.
    const [a, b] = [mean(10, 1.78901 ** 2 / 10, 9), mean(10, 2.002249 ** 2 / 10, 9)];
    expect(reachOf({ kind: 'once' }, 0.05, a, b)).toBeCloseTo(2.1029, 3);
  });

  it('any day: three errors where all planned people are in, more before, little more after', () => {
    expect(anyDayReach(0.05, 1)).toBeCloseTo(3.0352, 3);
    expect(anyDayReach(0.05, 1 / 28)).toBeCloseTo(5.316, 3);
    expect(anyDayReach(0.05, 4)).toBeCloseTo(3.1271, 3);
  });

  it('any day: further for money, whose spread few orders tell badly', () => {
    const money = mean(5_000, 2, 120);
    const reach = reachOf({ kind: 'any-day', plannedPeople: 10_000 }, 0.05, money, money);
    // 3.0352 errors are at a chance of 0.998798; two times 120 degrees of freedom.
    expect(reach).toBeCloseTo(studentQuantile(0.998798, 240), 3);
    expect(Number.isFinite(reachOf({ kind: 'any-day', plannedPeople: 1e9 }, 0.001, money, money))).toBe(true);
  });

  it('any day: no mixture is much narrower at the planned people than the one chosen', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.2, noNaN: true }),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        (alpha, progress) => {
          expect(anyDayReach(alpha, progress)).toBeGreaterThan(anyDayReach(alpha, 1) * 0.995);
        },
      ),
    );
  });

  it('any day: is wider than at one look, and finite on the first person', () => {
    const share = mean(1, 0.2, Number.POSITIVE_INFINITY);
    const reach = reachOf({ kind: 'any-day', plannedPeople: 1e9 }, 0.05, share, share);
    expect(reach).toBeGreaterThan(1.96);
    expect(Number.isFinite(reach)).toBe(true);
    expect(Number.isFinite(anyDayReach(0.05, 0))).toBe(true);
  });
});
