import * as z from 'zod';

const confirm = z.enum(['never', 'public-keys', 'always']).default('never').meta({
  description:
    'Whose yes waits until she confirms it by a link: nobody’s, what a public key said, or all but what comes confirmed',
});

/** `PUT /v1/settings/consent`: what counts as a yes to marketing. */
export const consentSettingsSchema = z.strictObject({
  email: z
    .strictObject({
      confirm,
      softOptIn: z
        .record(
          z.string().regex(/^[A-Z]{2}$/, 'a country such as DE'),
          z.strictObject({
            text: z
              .string()
              .trim()
              .min(20)
              .max(300)
              .meta({ description: 'As it is shown where she orders; kept as the proof' }),
            sources: z
              .array(z.string().min(1).max(64))
              .max(20)
              .default(['web', 'app'])
              .meta({ description: 'Where it is shown' }),
          }),
        )
        .default({})
        .meta({
          description:
            'By country: who has ordered gets mail until she says no, where the law allows it and she was told. With `confirm` only by an order of a secret key',
        }),
    })
    .prefault({}),
  sms: z.strictObject({ confirm }).prefault({}),
});
export type ConsentSettings = z.infer<typeof consentSettingsSchema>;
