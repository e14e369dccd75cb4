import { normalQuantile } from './distributions.ts';
import { anyDayReach } from './look.ts';
import { type Unknown, unknown } from './reading.ts';

/** What an experiment is to find out. */
export interface Question {
  /** Share of people who order today: 0.1 is 10 %. */
  baseline: number;
  /** The smallest difference worth finding: 0.024 is 2.4 points. */
  difference: number;
  /** How probable it is to be found if it is there, 0.8 unless said. */
  power?: number;
  confidence?: number;
  /** Of each variant; together 1. */
  shares: readonly number[];
}

/** How many people it takes. */
export interface SampleSize {
  kind: 'people';
  total: number;
  /** By variant. */
  people: readonly number[];
  /** How many in all had one fixed day been looked at: what looking every day costs. */
  onceTotal: number;
}

/** Comparisons of every variant with every other. */
export const pairsOf = (variants: number): number => (variants * (variants - 1)) / 2;

const spreadOf = (share: number): number => share * (1 - share);

/** Of the person at the baseline and the one lifted above it; lowered, where there is no more above. */
const meanSpread = (baseline: number, difference: number): number => {
  const lifted = baseline + difference < 1 ? baseline + difference : baseline - difference;
  return (spreadOf(baseline) + spreadOf(lifted)) / 2;
};

const isBetween = (value: number, least: number, most: number): boolean => value > least && value < most;

/**
 * So many people that at the last of them the interval that may be looked at any day leaves out 0 with the power asked for, if
 * the difference is there. Earlier looks only add to that. The two smallest variants decide.
 */
export const sampleSize = (question: Question): SampleSize | Unknown => {
  const { baseline, difference, power = 0.8, confidence = 0.95, shares } = question;
  const askable =
    isBetween(baseline, 0, 1) &&
    isBetween(difference, 0, Math.max(baseline, 1 - baseline)) &&
    isBetween(power, 0.5, 1) &&
    isBetween(confidence, 0.5, 1) &&
    shares.length > 1 &&
    shares.every((share) => isBetween(share, 0, 1));
  if (!askable) return unknown('impossible-question');
  const alpha = (1 - confidence) / pairsOf(shares.length);
  const [smallest = 1, next = 1] = shares.toSorted((a, b) => a - b);
  const errors = (meanSpread(baseline, difference) * (1 / smallest + 1 / next)) / difference ** 2;
  const totalAt = (reach: number) => Math.ceil(errors * (reach + normalQuantile(power)) ** 2);
  const total = totalAt(anyDayReach(alpha, 1));
  return {
    kind: 'people',
    total,
    people: shares.map((share) => Math.ceil(total * share)),
    onceTotal: totalAt(normalQuantile(1 - alpha / 2)),
  };
};
