import { type Comparison, compare } from './compare.ts';
import { isCount, type VariantCounts } from './counts.ts';
import type { ExperimentPlan } from './plan.ts';
import type { Unknown } from './reading.ts';
import { type SampleRatio, sampleRatio } from './sample-ratio.ts';
import { pairsOf } from './sample-size.ts';

/** One pair of variants: looked at any day, and as if today were the one day fixed before. */
export interface Pair {
  base: string;
  variant: string;
  anyDay: Comparison;
  once: Comparison;
}

/** Everything that counts say about an experiment on the day they are looked at. */
export interface ReadOut {
  variants: readonly VariantCounts[];
  people: number;
  sampleRatio: SampleRatio | Unknown;
  /** Each variant with every one before it in the plan. */
  pairs: readonly Pair[];
  /** Of each pair's interval, so that all of them together hold with the confidence of the plan. */
  pairConfidence: number;
}

const none = (id: string): VariantCounts => ({ id, people: 0, ordered: 0, unsubscribed: 0, revenue: {} });

const shareOf = ({ variants }: ExperimentPlan, id: string): number =>
  variants.find((variant) => variant.id === id)?.share ?? 0;

/**
 * Reads an experiment from its counts, on any day and as often as one likes. Of several variants every one is compared with
 * every other, none of them being special, each at its part of the error that the plan allows (Bonferroni's correction: the
 * chance of one wrong interval among all stays within it). A variant without counts is one where nobody is yet.
 */
export const readOut = (plan: ExperimentPlan, counts: readonly VariantCounts[]): ReadOut => {
  const variants = plan.variants.map(({ id }) => counts.find((each) => each.id === id) ?? none(id));
  const alpha = (1 - plan.confidence) / pairsOf(variants.length);
  const pairOf = (base: VariantCounts, variant: VariantCounts): Pair => {
    const plannedPeople = plan.plannedPeople * (shareOf(plan, base.id) + shareOf(plan, variant.id));
    return {
      base: base.id,
      variant: variant.id,
      anyDay: compare(base, variant, { kind: 'any-day', plannedPeople }, alpha),
      once: compare(base, variant, { kind: 'once' }, alpha),
    };
  };
  const counted = variants.map(({ people }) => people);
  return {
    variants,
    people: counted.reduce((sum, people) => sum + (isCount(people) ? people : 0), 0),
    sampleRatio: sampleRatio(
      counted,
      plan.variants.map(({ share }) => share),
    ),
    pairs: variants.flatMap((variant, index) =>
      variants.slice(0, index).map((base) => pairOf(base, variant)),
    ),
    pairConfidence: 1 - alpha,
  };
};
