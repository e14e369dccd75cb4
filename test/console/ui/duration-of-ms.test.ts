import { expect, it } from '@jest/globals';
import { durationOfMs } from '../../../console/ui/duration-of-ms.ts';

it.each([
  [0, 'PT0M'],
  [59_999, 'PT0M'],
  [60_000, 'PT1M'],
  [7_200_000, 'PT2H'],
  [86_400_000, 'P1D'],
  [90_061_000, 'P1DT1H1M'],
])('a time of %d ms is %s', (ms, duration) => {
  expect(durationOfMs(ms)).toBe(duration);
});
