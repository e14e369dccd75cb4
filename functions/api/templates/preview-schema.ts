import * as z from 'zod';
import { channelSchema } from '../../../core/channel/channel-schema.ts';
import type { Preview } from '../../../core/message/preview.ts';
import { decimalOf } from '../../../core/money.ts';
import { shownAddress } from '../../../core/push/shown-subscription.ts';

const fields = z.record(z.string(), z.unknown());

export const previewBody = z.strictObject({
  profileId: z.string().min(1).optional().describe('A real person as she is now; else somebody made up'),
  person: z
    .strictObject({ traits: fields.optional(), products: z.array(fields).max(100).optional() })
    .optional()
    .describe('Who the made-up person is, and what lies in her cart'),
  event: z
    .strictObject({
      event: z.string().min(1).max(256),
      source: z.string().max(64).default('web'),
      properties: fields.default({}),
    })
    .optional()
    .describe('What would have started the journey'),
  channel: channelSchema.optional().describe('The first one that it is for if it is left out'),
  locale: z.string().max(35).optional().describe('BCP 47, instead of hers'),
  document: z.unknown().optional().describe('A template that is not saved, instead of the latest edit'),
});
export type PreviewBody = z.infer<typeof previewBody>;

export const previewAnswer = z.object({
  channel: channelSchema,
  to: z.string().optional(),
  from: z.string().optional(),
  replyTo: z.string().optional(),
  subject: z.string().optional(),
  text: z.string(),
  html: z.string().optional(),
  bytes: z.int().optional().describe('email: HTML and text'),
  sms: z.object({ encoding: z.enum(['gsm-7', 'ucs-2']), parts: z.int(), units: z.int() }).optional(),
  price: z.object({ amount: z.number(), currency: z.string() }).optional(),
  warnings: z.array(z.object({ path: z.string(), message: z.string() })),
});

export const previewJson = ({ price, to, ...preview }: Preview): z.infer<typeof previewAnswer> => ({
  ...preview,
  ...(to !== undefined && { to: shownAddress(preview.channel, to) }),
  ...(price && {
    price: { amount: decimalOf(price.amountMinor, price.currency), currency: price.currency },
  }),
});
