import * as z from 'zod';
import { durationMs, HOUR_MS } from '../duration.ts';
import { callableUrlFault } from '../net/callable-url.ts';

/** Asking oftener would read the same over and over. */
const LEAST_MS = HOUR_MS / 4;
const every = z
  .string()
  .regex(/^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/, 'an ISO 8601 duration such as PT6H')
  .refine((text) => durationMs(text) >= LEAST_MS, 'PT15M at least');

export const feedFormats = ['google', 'yml', 'csv'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** A file of products that the shop keeps at an address. */
export const feedSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens'),
  url: z
    .string()
    .max(2000)
    .superRefine((url, { addIssue }) => {
      const message = callableUrlFault(url);
      if (message !== undefined) addIssue({ code: 'custom', message });
    }),
  format: z.enum(feedFormats).meta({
    description: 'Google Merchant (RSS or Atom), YML of Yandex Market, or CSV with a line of names',
  }),
  every: every.default('PT6H').meta({ description: 'How often it is read' }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'an ISO 4217 currency such as EUR')
    .optional()
    .meta({ description: 'Of prices that say none' }),
  full: z
    .boolean()
    .default(true)
    .meta({ description: 'It holds all that the shop sells: what is in it no longer is out of stock' }),
});
export type Feed = z.infer<typeof feedSchema>;

/** `PUT /v1/settings/feeds`: where products are read from. */
export const feedsSettingsSchema = z.strictObject({
  feeds: z
    .array(feedSchema)
    .max(50)
    .default([])
    .refine((feeds) => new Set(feeds.map(({ id }) => id)).size === feeds.length, 'an id once'),
});
export type FeedsSettings = z.infer<typeof feedsSettingsSchema>;
