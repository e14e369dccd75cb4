import type { Mean } from './mean.ts';
import { type Reading, unknown } from './reading.ts';

/** What a figure cannot leave, whatever chance does: a difference of shares lies between -1 and 1. */
export interface Bounds {
  least: number;
  most: number;
}

const within = ({ least, most }: Bounds, value: number): number => Math.min(most, Math.max(least, value));

/** The estimate is what was counted; the interval is stretched to hold it, since with a handful of people it may not. */
const readingOf = (estimate: number, low: number, high: number): Reading => ({
  kind: 'known',
  estimate,
  low: Math.min(low, estimate),
  high: Math.max(high, estimate),
});

/** By how much is `b` above `a`? The interval reaches so many standard errors. */
export const difference = (a: Mean, b: Mean, reach: number, bounds: Bounds): Reading => {
  const middle = b.mean - a.mean;
  const error = reach * Math.sqrt(a.variance + b.variance);
  return readingOf(b.counted - a.counted, within(bounds, middle - error), within(bounds, middle + error));
};

/**
 * By which part of `a` is `b` above it (0.1: a tenth more)? Fieller's interval (Biometrika 1940): all ratios r for which b and
 * r times a are not told apart at this reach. So it holds 0 exactly when the interval of the difference does, at one look as
 * at any.
 */
export const relativeDifference = (a: Mean, b: Mean, reach: number): Reading => {
  const [square, away] = [reach ** 2, a.mean ** 2 - reach ** 2 * a.variance];
  if (a.counted <= 0 || a.mean <= 0 || away <= 0) return unknown('baseline-near-zero');
  const product = a.mean * b.mean;
  const root = Math.sqrt(
    Math.max(
      0,
      square * (a.mean ** 2 * b.variance + b.mean ** 2 * a.variance - square * a.variance * b.variance),
    ),
  );
  return readingOf(b.counted / a.counted - 1, (product - root) / away - 1, (product + root) / away - 1);
};
