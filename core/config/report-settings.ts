import * as z from 'zod';
import type { PeopleSettings } from './people-settings.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** What the owner wants of a month; orders without a currency, money as a decimal in one. */
const targetSchema = z.discriminatedUnion('measure', [
  z.strictObject({ measure: z.literal('orders'), perMonth: z.number().positive() }),
  z.strictObject({
    measure: z.enum(['revenue', 'not-spent']),
    perMonth: z.number().positive(),
    currency: z.string().regex(/^[A-Z]{3}$/),
  }),
]);
export type Target = z.infer<typeof targetSchema>;

/** `PUT /v1/settings/report`: who gets the figures of the week by mail, and when. Nobody until somebody is named. */
export const reportSettingsSchema = z.strictObject({
  to: z
    .array(z.string().trim().toLowerCase().max(254).pipe(z.email()))
    .max(10)
    .default([])
    .refine((all) => new Set(all).size === all.length, 'an address once')
    .meta({ description: 'People of the shop itself: while they are named here they count nowhere' }),
  weekday: z.enum(weekdays).default('monday'),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:00')
    .default('08:00')
    .meta({ description: 'By the clock of the shop' }),
  locale: z.enum(['en', 'ru']).optional().meta({ description: 'The language of the shop if it is left out' }),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional()
    .meta({ description: 'Where the button of the mail leads; without it there is none' }),
  target: targetSchema.optional(),
});
export type ReportSettings = z.infer<typeof reportSettingsSchema>;

/** Whoever reads the figures of the shop is one of its own people. */
export const withReaders = ({
  people,
  report,
}: {
  people: PeopleSettings;
  report: ReportSettings;
}): PeopleSettings =>
  report.to.length === 0 ? people : { ...people, staff: [...people.staff, ...report.to] };
