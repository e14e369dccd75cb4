import { describe, expect, it } from '@jest/globals';
import { marksOf, scaleOf, sideOf } from '../../../console/pages/experiments/span-of.ts';

const better = { estimate: 2, low: 1, high: 3 };
const worse = { estimate: -2, low: -4, high: -1 };
const unclear = { estimate: 0.5, low: -1, high: 2 };

describe('intervals on one line', () => {
  it('stand in their order, with zero and room on both sides', () => {
    const scale = scaleOf([better, unclear]);
    const { low, estimate, high, zero } = marksOf(unclear, scale);

    expect(0 < low && low < zero && zero < estimate && estimate < high && high < 100).toBe(true);
    expect(marksOf(better, scale).high).toBeGreaterThan(high);
  });

  it('show zero even where all of them are on one side of it', () => {
    expect(marksOf(better, scaleOf([better])).zero).toBeGreaterThan(0);
    expect(marksOf(worse, scaleOf([worse])).zero).toBeLessThan(100);
  });

  it('can be drawn where nothing differs at all', () => {
    const nothing = { estimate: 0, low: 0, high: 0 };

    expect(marksOf(nothing, scaleOf([nothing])).zero).toBe(50);
  });

  it('are more, less, or not to be told from nothing', () => {
    expect([better, worse, unclear].map(sideOf)).toEqual(['more', 'less', 'unclear']);
  });
});
