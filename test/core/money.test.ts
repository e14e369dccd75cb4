import { describe, expect, it } from '@jest/globals';
import { decimalOf, minorOf } from '../../core/money.ts';

describe('money', () => {
  it.each([
    [19.9, 'EUR', 1990],
    [0.07, 'EUR', 7],
    [1.005, 'EUR', 101],
    [1500, 'JPY', 1500],
    [1.234, 'KWD', 1234],
    [9.99, 'no currency', 999],
  ])('%d %s is %d of its smallest unit', (amount, currency, minor) => {
    expect(minorOf(amount, currency)).toBe(minor);
  });

  it('comes back as it went in', () => {
    expect(decimalOf(minorOf(39.8, 'EUR'), 'EUR')).toBe(39.8);
  });
});
