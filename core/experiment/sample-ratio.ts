import { isEverybody } from '../journey/luck.ts';
import { isCount } from './counts.ts';
import { chiSquareTail, logGamma } from './distributions.ts';
import { type Unknown, unknown } from './reading.ts';

/** Were people divided as planned? */
export interface SampleRatio {
  kind: 'known';
  /** People by variant, had chance been exact. */
  expected: readonly number[];
  /** Pearson's chi-square at this look alone. */
  pValue: number;
  /** Holds however often one looks: the chance that it ever falls below x is x at most. */
  anyDayPValue: number;
  mismatch: boolean;
}

/** As is usual for this warning (Fabijan et al., KDD 2019): a false one in a thousand experiments. */
const SUSPICIOUS = 0.001;

/** How near to the planned shares others are expected, in imaginary people: far off, which few people show, and hardly. */
const IMAGINED_PEOPLE = [20, 2_000];

/** The logarithm of the Bayes factor of "shares spread around the planned ones" to "the planned shares". */
const logFactorOf = (people: readonly number[], shares: readonly number[], imagined: number): number => {
  const total = people.reduce((sum, count) => sum + count, 0);
  return people.reduce(
    (sum, count, index) => {
      const share = shares[index] ?? 0;
      return sum + logGamma(imagined * share + count) - logGamma(imagined * share) - count * Math.log(share);
    },
    logGamma(imagined) - logGamma(imagined + total),
  );
};

/**
 * One over the mean Bayes factor, other shares being spread as Dirichlet distributions around the planned ones: Lindon and
 * Malek, Anytime-Valid Inference for Multinomial Count Data, NeurIPS 2022.
 */
const anyDayPValueOf = (people: readonly number[], shares: readonly number[]): number => {
  const logs = IMAGINED_PEOPLE.map((imagined) => logFactorOf(people, shares, imagined));
  const most = Math.max(...logs);
  const mean = logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length;
  return Math.min(1, Math.exp(-most - Math.log(mean)));
};

/** Warns when the variants' sizes are no chance any more; then the figures are not to be trusted. Shares add up to 1. */
export const sampleRatio = (people: readonly number[], shares: readonly number[]): SampleRatio | Unknown => {
  const countable = people.every((count) => isCount(count));
  const divided =
    people.length === shares.length && shares.every((share) => share > 0) && isEverybody(shares);
  if (!countable || !divided) return unknown('impossible-counts');
  const total = people.reduce((sum, count) => sum + count, 0);
  if (total === 0) return unknown('nobody');
  const expected = shares.map((share) => share * total);
  const chiSquare = people.reduce((sum, count, index) => {
    const wanted = expected[index] ?? 0;
    return sum + (count - wanted) ** 2 / wanted;
  }, 0);
  const anyDayPValue = anyDayPValueOf(people, shares);
  return {
    kind: 'known',
    expected,
    pValue: chiSquareTail(chiSquare, people.length - 1),
    anyDayPValue,
    mismatch: anyDayPValue < SUSPICIOUS,
  };
};
