import * as z from 'zod';

/** `PUT /v1/settings/publishing`: how many people it takes to put something into effect. */
export const publishingSettingsSchema = z.strictObject({
  approval: z
    .enum(['none', 'two-people'])
    .default('none')
    .meta({ description: 'two-people: somebody proposes a draft, somebody else approves that very draft' }),
});
export type PublishingSettings = z.infer<typeof publishingSettingsSchema>;
