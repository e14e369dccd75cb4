import type { VariantCounts } from '../../../core/experiment/counts.ts';
import { type ExperimentPlan, experimentPlanSchema } from '../../../core/experiment/plan.ts';

/** Counts of a variant where nobody paid anything unless said. */
export const counts = (id: string, people: number, rest: Partial<VariantCounts> = {}): VariantCounts => ({
  id,
  people,
  ordered: 0,
  unsubscribed: 0,
  revenue: {},
  ...rest,
});

/** So many orders of this much each. */
export const paid = (orders: number, eachMinor: number) => ({
  EUR: { sumMinor: orders * eachMinor, squaresMinor: orders * eachMinor ** 2 },
});

/** Two halves, decided by orders, planned for 12,000 people. */
export const planWith = (rest: object = {}): ExperimentPlan =>
  experimentPlanSchema.parse({
    variants: [
      { id: 'A', share: 0.5 },
      { id: 'B', share: 0.5 },
    ],
    measure: { kind: 'orders', minimalDifference: 0.024 },
    plannedPeople: 12_000,
    ...rest,
  });
