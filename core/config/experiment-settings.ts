import * as z from 'zod';

/** `PUT /v1/settings/experiments`: who is kept out of marketing altogether, to measure against. */
export const experimentSettingsSchema = z.strictObject({
  globalControl: z
    .number()
    .min(0)
    .max(0.5)
    .default(0)
    .meta({ description: 'Share of people whom no marketing journey writes to: 0.02 is 2 %' }),
});
export type ExperimentSettings = z.infer<typeof experimentSettingsSchema>;

export const noExperiments: ExperimentSettings = { globalControl: 0 };
