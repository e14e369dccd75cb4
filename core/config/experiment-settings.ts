import * as z from 'zod';
import { planFields } from '../experiment/plan.ts';

const MOST_PLANS = 100;

/** An experiment as it was planned before anybody took part: variants and shares are those of the journey. */
const plannedExperimentSchema = z.strictObject({
  journeyId: z.string().min(1).max(64),
  stepId: z.string().min(1).max(64).optional().meta({
    description: 'A cascade with orders on trial, or a split; without it the control group is measured',
  }),
  ...planFields,
  stopAutomatically: z.boolean().default(false).meta({
    description:
      'Looks daily: publishes the winner, and goes back to the first variant where something is wrong',
  }),
});
export type PlannedExperiment = z.infer<typeof plannedExperimentSchema>;

const nameOf = ({ journeyId, stepId = '' }: PlannedExperiment): string => `${journeyId}/${stepId}`;

/** `PUT /v1/settings/experiments`: who is kept out of marketing altogether, to measure against, and what is planned. */
export const experimentSettingsSchema = z.strictObject({
  globalControl: z
    .number()
    .min(0)
    .max(0.5)
    .default(0)
    .meta({ description: 'Share of people whom no marketing journey writes to: 0.02 is 2 %' }),
  plans: z
    .array(plannedExperimentSchema)
    .max(MOST_PLANS)
    .default([])
    .refine((plans) => new Set(plans.map(nameOf)).size === plans.length, 'one plan for each experiment'),
});
export type ExperimentSettings = z.infer<typeof experimentSettingsSchema>;

export const noExperiments: ExperimentSettings = { globalControl: 0, plans: [] };
