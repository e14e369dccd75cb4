import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { difference, relativeDifference } from '../../../core/experiment/interval.ts';
import { type Mean, shareOf } from '../../../core/experiment/mean.ts';

const shares = { least: -1, most: 1 };
const share = (hits: number, people: number): Mean => {
  const found = shareOf(hits, people);
  if (found.kind === 'unknown') throw new Error(found.reason);
  return found;
};

describe('a difference', () => {
  it("of shares has Agresti's and Caffo's interval", () => {
    // 56 of 70 against 48 of 80: 0.0525 to 0.3358.
    expect(difference(share(48, 80), share(56, 70), 1.959964, shares)).toMatchObject({
      estimate: expect.closeTo(0.2, 10),
      low: expect.closeTo(0.05246, 4),
      high: expect.closeTo(0.33576, 4),
    });
  });

  it("of means has Welch's interval", () => {
    // Student's sleep data by R's t.test: -0.2055 to 3.3655.
    const of = (mean: number, deviation: number): Mean => ({
      ...{ kind: 'mean', people: 10, counted: mean, mean, freedom: 9 },
      variance: deviation ** 2 / 10,
    });
    const unbounded = { least: -Infinity, most: Infinity };
    expect(difference(of(0.75, 1.78901), of(2.33, 2.002249), 2.102817, unbounded)).toMatchObject({
      estimate: expect.closeTo(1.58, 10),
      low: expect.closeTo(-0.20548, 4),
      high: expect.closeTo(3.36548, 4),
    });
  });

  it('never leaves what a share can be, and holds what was counted', () => {
    expect(difference(share(0, 1), share(1, 1), 8, shares)).toEqual({
      kind: 'known',
      estimate: 1,
      low: -1,
      high: 1,
    });
    expect(difference(share(0, 1), share(1, 1), 0.1, shares)).toMatchObject({ high: 1 });
    expect(difference(share(1, 1), share(0, 1), 0.1, shares)).toMatchObject({ low: -1 });
  });
});

describe('a relative difference', () => {
  it("has Fieller's interval", () => {
    const of = (mean: number, variance: number): Mean => ({
      ...{ kind: 'mean', people: 100, counted: mean, mean, freedom: 99 },
      variance,
    });
    // All r for which (12 - 10 r)² is at most 4 (1 + r²): 96 r² - 240 r + 140 = 0.
    const root = Math.sqrt(240 ** 2 - 4 * 96 * 140);
    expect(relativeDifference(of(10, 1), of(12, 1), 2)).toMatchObject({
      estimate: expect.closeTo(0.2, 10),
      low: expect.closeTo((240 - root) / 192 - 1, 10),
      high: expect.closeTo((240 + root) / 192 - 1, 10),
    });
  });

  it('is not known against next to nothing', () => {
    expect(relativeDifference(share(0, 500), share(9, 500), 2)).toMatchObject({
      reason: 'baseline-near-zero',
    });
    expect(relativeDifference(share(1, 500), share(9, 500), 2)).toMatchObject({
      reason: 'baseline-near-zero',
    });
  });

  it('leaves out 0 exactly where the absolute one does', () => {
    const people = fc.integer({ min: 1, max: 5_000 });
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        people,
        people,
        part,
        part,
        fc.double({ min: 0.5, max: 6, noNaN: true }),
        (n, m, p, q, reach) => {
          const [a, b] = [share(Math.floor(n * p), n), share(Math.floor(m * q), m)];
          const relative = relativeDifference(a, b, reach);
          const absolute = difference(a, b, reach, shares);
          if (relative.kind === 'unknown' || absolute.kind === 'unknown' || a.mean === b.mean) return;
          expect(relative.low <= 0 && relative.high >= 0).toBe(absolute.low <= 0 && absolute.high >= 0);
        },
      ),
    );
  });
});
