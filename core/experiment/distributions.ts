import jStat from 'jstat';

/** With so many degrees of freedom Student's distribution is the normal one in the first six digits. */
const AS_NORMAL = 100_000;

/** The value below which a normal variable falls with this probability: 0.975 → 1.96. */
export const normalQuantile = (probability: number): number => jStat.normal.inv(probability, 0, 1);

/** The same of Student's t: 0.975 with 10 degrees of freedom → 2.228. */
export const studentQuantile = (probability: number, freedom: number): number =>
  freedom < AS_NORMAL ? jStat.studentt.inv(probability, freedom) : normalQuantile(probability);

/** How probable chi-square is to be so large or larger: 3.84 with one degree of freedom → 0.05. */
export const chiSquareTail = (value: number, freedom: number): number =>
  Math.min(1, Math.max(0, 1 - jStat.chisquare.cdf(value, freedom)));

/** The logarithm of the gamma function, for values above nothing. */
export const logGamma = (value: number): number => jStat.gammaln(value);
