import { describe, expect, it } from '@jest/globals';
import { isPossible } from '../../../core/experiment/counts.ts';
import { counts, paid } from './make.ts';

describe('counts of a variant', () => {
  it('may be nothing at all, or everybody', () => {
    expect(isPossible(counts('A', 0))).toBe(true);
    expect(isPossible(counts('A', 5, { ordered: 5, unsubscribed: 5, revenue: paid(5, 1990) }))).toBe(true);
  });

  it('may be less than nothing in money, after refunds', () => {
    expect(isPossible(counts('A', 5, { revenue: paid(5, -1990) }))).toBe(true);
  });

  it.each([
    ['more orders than people', counts('A', 5, { ordered: 6 })],
    ['more unsubscribes than people', counts('A', 5, { unsubscribed: 6 })],
    ['fewer people than none', counts('A', -1)],
    ['half a person', counts('A', 2.5)],
    ['no number', counts('A', Number.NaN)],
    ['more people than there are', counts('A', 1e11)],
    ['money from nobody', counts('A', 0, { revenue: paid(1, 1990) })],
    ['a sum without squares', counts('A', 9, { revenue: { EUR: { sumMinor: 1990, squaresMinor: 0 } } })],
    ['squares below nothing', counts('A', 9, { revenue: { EUR: { sumMinor: 0, squaresMinor: -1 } } })],
    ['no sum', counts('A', 9, { revenue: { EUR: { sumMinor: Number.NaN, squaresMinor: 1 } } })],
    ['endless squares', counts('A', 9, { revenue: { EUR: { sumMinor: 1, squaresMinor: Infinity } } })],
  ])('cannot be %s', (_, impossible) => {
    expect(isPossible(impossible)).toBe(false);
  });
});
