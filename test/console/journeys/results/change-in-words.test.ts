import { describe, expect, it } from '@jest/globals';
import { changeInWords } from '../../../../console/pages/journeys/results/change-in-words.ts';

describe('what an interval says of orders', () => {
  it.each([
    [0.01, 0.04, { kind: 'more', from: 1, to: 4 }],
    [0, 0.25, { kind: 'more', from: 0, to: 25 }],
    [-0.5, -0.25, { kind: 'fewer', from: 25, to: 50 }],
    [-0.75, 0.5, { kind: 'unclear', from: 75, to: 50 }],
  ])('%d to %d', (low, high, said) => {
    expect(changeInWords({ low, high })).toEqual(said);
  });
});
