import * as z from 'zod';
import { isEverybody, isOverfull } from '../journey/luck.ts';

const share = z.number().gt(0).lt(1).describe('A share: 0.024 is 2.4 points');

/** By what the winner is chosen: people who ordered, or money per person. */
const measureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('orders'), minimalDifference: share }),
  z.strictObject({
    kind: z.literal('revenue'),
    currency: z.string().regex(/^[A-Z]{3}$/),
    minimalDifferenceMinor: z.number().positive().max(1e12),
  }),
]);
export type Measure = z.infer<typeof measureSchema>;

const variantSchema = z.strictObject({
  id: z.string().min(1).max(200),
  share: share.describe('Share of the people of the experiment'),
});

/** What is fixed before an experiment begins besides its variants; a figure chosen after looking would flatter itself. */
export const planFields = {
  measure: measureSchema,
  plannedPeople: z.int().min(100).max(1e9).describe('Of all variants together'),
  leastDays: z.int().min(0).max(365).default(7).describe('No winner before: days of the week differ'),
  mostMoreUnsubscribed: z.number().min(0).max(1).default(0.005),
  confidence: z.number().min(0.8).max(0.999).default(0.95),
};

export const experimentPlanSchema = z
  .strictObject({
    variants: z
      .array(variantSchema)
      .min(2)
      .max(10)
      .describe('The first is the one that unsubscribes are measured against'),
    ...planFields,
  })
  .refine(({ variants }) => new Set(variants.map(({ id }) => id)).size === variants.length, {
    path: ['variants'],
    message: 'two variants have the same id',
  })
  .refine(({ variants }) => isWhole(variants.map((variant) => variant.share)), {
    path: ['variants'],
    message: 'the shares must be 1 together',
  });
export type ExperimentPlan = z.infer<typeof experimentPlanSchema>;

const isWhole = (shares: readonly number[]): boolean => isEverybody(shares) && !isOverfull(shares);
