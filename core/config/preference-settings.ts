import * as z from 'zod';
import { preferenceWordKeys } from '../preferences/words.ts';

export const locale = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language such as de or pt-BR');
const text = z.string().trim().min(1).max(300);
const byLocale = z.record(locale, text);

/** `PUT /v1/settings/preferences`: what people may choose by the link to their preferences. */
export const preferenceSettingsSchema = z.strictObject({
  topics: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens'),
        name: byLocale.refine((names) => Object.keys(names).length > 0, 'a name in at least one language'),
      }),
    )
    .max(20)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two topics of one id')
    .default([])
    .meta({ description: 'Journeys name one as their topic; who denies it gets none of those' }),
  languages: z
    .array(locale)
    .max(30)
    .default(['en', 'ru'])
    .meta({ description: 'Languages that people may choose to be written to in' }),
  words: z
    .record(locale, z.partialRecord(z.enum(preferenceWordKeys), text))
    .default({})
    .meta({ description: 'Words of the page in further languages, or in place of ours; English fills gaps' }),
});
export type PreferenceSettings = z.infer<typeof preferenceSettingsSchema>;
