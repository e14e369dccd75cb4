import { studentQuantile } from './distributions.ts';
import type { Mean } from './mean.ts';

/**
 * When is a figure looked at? `once`: on a day fixed before. `any-day`: as often as one likes, stopping when one likes, planned
 * for so many people (of both variants).
 */
export type Look = { kind: 'once' } | { kind: 'any-day'; plannedPeople: number };

/** Welch and Satterthwaite: the degrees of freedom of a difference. */
const freedomOf = (a: Mean, b: Mean): number => {
  const parts = a.variance ** 2 / a.freedom + b.variance ** 2 / b.freedom;
  return parts > 0 ? (a.variance + b.variance) ** 2 / parts : Number.POSITIVE_INFINITY;
};

/**
 * As rarely left by Student's distribution as this reach is by the normal one (Abramowitz and Stegun 26.7.5, which is finite
 * for any reach): prices are uneven, and few orders tell their spread badly. Shares have endless degrees of freedom.
 */
const asUnsure = (reach: number, freedom: number): number =>
  reach +
  (reach ** 3 + reach) / (4 * freedom) +
  (5 * reach ** 5 + 16 * reach ** 3 + 3 * reach) / (96 * freedom ** 2);

/**
 * How many standard errors an interval reaches when it must hold at every look at once: the asymptotic confidence sequence of
 * Robbins' normal mixture (Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas: Time-uniform central limit theory, Annals of
 * Statistics 52, 2024; the same mixture as in Howard et al., Annals of Statistics 49, 2021, and in the mSPRT of
 * Johari, Koomen, Pekelis, Walsh, Operations Research 70, 2022). `progress` is the share of the planned people who are in; the
 * mixture is tuned (their rho) so that the interval is tightest at 1: 3.03 errors at 95 %, where a single look needs 1.96.
 */
export const anyDayReach = (alpha: number, progress: number): number => {
  const twice = -2 * Math.log(alpha);
  const mixed = (twice + Math.log1p(twice)) * Math.max(progress, 1e-9);
  return Math.sqrt((1 + 1 / mixed) * (Math.log1p(mixed) + twice));
};

/** The reach of an interval of confidence 1 - alpha for the difference of two means, in standard errors. */
export const reachOf = (look: Look, alpha: number, a: Mean, b: Mean): number => {
  const freedom = freedomOf(a, b);
  if (look.kind === 'once') return studentQuantile(1 - alpha / 2, freedom);
  return asUnsure(anyDayReach(alpha, (a.people + b.people) / look.plannedPeople), freedom);
};
