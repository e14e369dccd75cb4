import * as z from 'zod';
import { channelSchema } from '../channel/channel-schema.ts';
import { mailbox } from '../config/settings.ts';
import type { Channel } from '../consent/consent.ts';

/** Text is for every channel, a subject for mail and push; the rest is for mail alone. Liquid stands in all of them. */
const words = {
  subject: z.string().max(500).optional(),
  preheader: z
    .string()
    .max(300)
    .optional()
    .meta({ description: 'What mail programs show after the subject, before a mail is opened' }),
  text: z.string().max(100_000),
  html: z.string().max(500_000).optional(),
  mjml: z
    .string()
    .max(100_000)
    .optional()
    .meta({ description: 'Instead of html: MJML, made into HTML when it is saved' }),
};

const perChannel = z
  .partialRecord(channelSchema, z.strictObject({ ...words, text: words.text.optional() }))
  .optional()
  .meta({ description: 'The channels it is for; what stands here is said instead by that channel' });

/**
 * `PUT /v1/templates/{id}`: one content for one `channel`, or for several `channels`, each of which may say parts of it in its
 * own words. `locales` replaces the whole content by BCP 47 language.
 */
export const templateSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens'),
  channel: channelSchema.optional(),
  channels: perChannel,
  replyTo: mailbox
    .optional()
    .meta({ description: 'email: where answers to this one go, instead of the shop’s' }),
  ...words,
  slot: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,31}$/)
    .optional()
    .meta({ description: 'onsite: where it is shown, `till` at a till; `default` when it is left out' }),
  locales: z.record(z.string(), z.strictObject({ ...words, channels: perChannel })).optional(),
});

/** As it is kept: beside `mjml` stands the `html` that was made of it. */
export type Template = z.infer<typeof templateSchema>;

/** Words in one language, with what single channels say instead. */
export type Words = Omit<Template, 'id' | 'channel' | 'replyTo' | 'locales' | 'slot'>;

/** Parts of them, as a channel says them. */
export type SomeWords = { [Part in keyof Words]?: Words[Part] | undefined };

/** The channels that a template is for. */
export const channelsOf = ({ channel, channels = {} }: Pick<Template, 'channel' | 'channels'>): Channel[] =>
  channel === undefined ? (Object.keys(channels) as Channel[]) : [channel];

/** What a rendered message is made of; the sender adds addresses and headers. */
export interface RenderedMessage {
  subject?: string;
  text: string;
  html?: string;
}
