import { describe, expect, it } from '@jest/globals';
import { pairsOf, sampleSize } from '../../../core/experiment/sample-size.ts';

const halves = [0.5, 0.5];
const peopleFor = (question: Parameters<typeof sampleSize>[0]): number => {
  const size = sampleSize(question);
  return size.kind === 'people' ? size.total : Number.NaN;
};

describe('how many people an experiment takes', () => {
  it('for one look is what textbooks say, and looking daily costs less than twice as many', () => {
    // (1.96 + 0.8416)² (0.09 + 0.108624) / 0.024² = 2,707 for each variant.
    expect(sampleSize({ baseline: 0.1, difference: 0.024, shares: halves })).toEqual({
      kind: 'people',
      total: 10_366,
      people: [5_183, 5_183],
      onceTotal: 5_414,
    });
  });

  it('grows with power, with confidence, with variants and with uneven shares', () => {
    const question = { baseline: 0.1, difference: 0.024, shares: halves };
    const least = peopleFor(question);
    expect(peopleFor({ ...question, power: 0.9 })).toBeGreaterThan(least);
    expect(peopleFor({ ...question, confidence: 0.99 })).toBeGreaterThan(least);
    expect(peopleFor({ ...question, shares: [0.1, 0.9] })).toBeGreaterThan(least);
    const thirds = peopleFor({ ...question, shares: [1 / 3, 1 / 3, 1 / 3] });
    expect(peopleFor({ ...question, shares: [0.2, 0.6, 0.2] })).toBeGreaterThan(1.6 * thirds);
    expect(peopleFor({ ...question, shares: [0.25, 0.25, 0.25, 0.25] })).toBeGreaterThan(2 * least);
  });

  it('looks below the baseline where there is nothing above', () => {
    expect(peopleFor({ baseline: 0.99, difference: 0.02, shares: halves })).toBeGreaterThan(0);
  });

  it.each([
    { baseline: 0, difference: 0.01, shares: halves },
    { baseline: 1, difference: 0.01, shares: halves },
    { baseline: 0.1, difference: 0, shares: halves },
    { baseline: 0.1, difference: 0.95, shares: halves },
    { baseline: 0.1, difference: 0.01, power: 1, shares: halves },
    { baseline: 0.1, difference: 0.01, confidence: Number.NaN, shares: halves },
    { baseline: 0.1, difference: 0.01, shares: [1] },
    { baseline: 0.1, difference: 0.01, shares: [0, 1] },
  ])('is not known of %j', (question) => {
    expect(sampleSize(question)).toEqual({ kind: 'unknown', reason: 'impossible-question' });
  });

  it('compares every variant with every other', () => {
    expect([2, 3, 6].map(pairsOf)).toEqual([1, 3, 15]);
  });
});
