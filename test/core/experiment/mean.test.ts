import { describe, expect, it } from '@jest/globals';
import { revenueOf, shareOf } from '../../../core/experiment/mean.ts';
import { paid } from './make.ts';

const nothing = { sumMinor: 0, squaresMinor: 0 };

describe('a share of people', () => {
  it('is shown as counted and reckoned with one hit and one miss more', () => {
    expect(shareOf(56, 70)).toMatchObject({ counted: 0.8, mean: 57 / 72 });
  });

  it('is unsure even where nobody or everybody ordered', () => {
    expect(shareOf(0, 20)).toMatchObject({ counted: 0, variance: expect.closeTo(0.001973, 5) });
    expect(shareOf(20, 20)).toMatchObject({ counted: 1, variance: expect.closeTo(0.001973, 5) });
  });

  it('says so where nobody is', () => {
    expect(shareOf(0, 0)).toEqual({ kind: 'unknown', reason: 'nobody' });
  });
});

describe('revenue per person', () => {
  it('has those who paid nothing in it', () => {
    // 400 people, 160 of whom paid 10: mean 4, variance of a person 24 * 400 / 399.
    expect(revenueOf(paid(160, 10).EUR, 400, 160)).toMatchObject({
      mean: 4,
      variance: expect.closeTo(24 / 399, 12),
      freedom: 160,
    });
  });

  it('is as unsure as the larger orders alone make it', () => {
    const sums = { sumMinor: 150 * 10 + 50 * 100, squaresMinor: 150 * 100 + 50 * 10_000 };
    expect(revenueOf(sums, 400, 200)).toMatchObject({ freedom: expect.closeTo(82.04, 2) });
  });

  it.each([
    ['nobody', nothing, 0, 0, 'nobody'],
    ['no order', nothing, 500, 0, 'too-few-orders'],
    ['orders of another currency', nothing, 500, 200, 'too-few-orders'],
    ['a few orders', paid(99, 10).EUR, 500, 99, 'too-few-orders'],
    [
      'one huge order among small ones',
      { sumMinor: 1_000_000 + 99 * 10, squaresMinor: 1_000_000 ** 2 + 99 * 100 },
      500,
      100,
      'too-few-orders',
    ],
  ])('is not known of %s', (_, sums, people, orders, reason) => {
    expect(revenueOf(sums, people, orders)).toEqual({ kind: 'unknown', reason });
  });
});
