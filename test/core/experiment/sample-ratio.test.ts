import { describe, expect, it } from '@jest/globals';
import { sampleRatio } from '../../../core/experiment/sample-ratio.ts';

const halves = [0.5, 0.5];

describe('the sizes of variants', () => {
  it('are no cause for a warning where they are as chance makes them', () => {
    // Chi-square is 4.
    expect(sampleRatio([5_100, 4_900], halves)).toEqual({
      kind: 'known',
      expected: [5_000, 5_000],
      pValue: expect.closeTo(0.0455, 4),
      anyDayPValue: expect.closeTo(0.8043, 3),
      mismatch: false,
    });
  });

  it('warn where they are not', () => {
    expect(sampleRatio([5_300, 4_700], halves)).toMatchObject({ mismatch: true });
    expect(sampleRatio([1_000, 8_600, 400], [0.1, 0.85, 0.05])).toMatchObject({ mismatch: true });
    expect(sampleRatio([40, 0], halves)).toMatchObject({ mismatch: true });
  });

  it('need more to warn than one look at chi-square, since they are looked at daily', () => {
    expect(sampleRatio([5_170, 4_830], halves)).toMatchObject({
      pValue: expect.closeTo(0.00067, 4),
      mismatch: false,
    });
  });

  it.each([
    [[0, 0], halves, 'nobody'],
    [[-1, 5], halves, 'impossible-counts'],
    [[Number.NaN, 5], halves, 'impossible-counts'],
    [[5, 5], [0.5], 'impossible-counts'],
    [[5, 5], [1, 0], 'impossible-counts'],
    [[5, 5], [0.2, 0.2], 'impossible-counts'],
  ])('of %j meant to be %j are %s', (people, shares, reason) => {
    expect(sampleRatio(people, shares)).toEqual({ kind: 'unknown', reason });
  });
});
