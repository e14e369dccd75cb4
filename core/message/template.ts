import * as z from 'zod';
import { channelSchema } from '../channel/channels.ts';

const content = {
  subject: z.string().max(500).optional(),
  text: z.string().max(100_000),
  html: z.string().max(500_000).optional(),
};

/** `PUT /v1/templates/{id}`: Liquid; `locales` overrides the whole content by BCP 47 language. */
export const templateSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens'),
  channel: channelSchema,
  ...content,
  locales: z.record(z.string(), z.strictObject(content)).optional(),
});
export type Template = z.infer<typeof templateSchema>;

/** What a rendered message is made of; the sender adds addresses and headers. */
export interface RenderedMessage {
  subject?: string;
  text: string;
  html?: string;
}
