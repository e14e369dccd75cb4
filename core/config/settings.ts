import * as z from 'zod';

const duration = z
  .string()
  .regex(/^P(?!$)(\d+W|(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/, 'an ISO 8601 duration such as P1D');
const window = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'a window such as 22:00-08:00');
const CHANNELS = ['email', 'sms', 'push', 'webpush', 'agent', 'telegram'] as const;
const perChannel = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(CHANNELS), value);

const capSchema = z.strictObject({
  max: z.int().min(0),
  per: duration,
  rolling: z.boolean().optional().meta({
    description: 'true: the time just before each message; else whole days by her own calendar',
  }),
});
export type Cap = z.infer<typeof capSchema>;
const caps = z.partialRecord(
  z.enum([...CHANNELS, 'total']),
  z.union([capSchema, z.array(capSchema).min(1).max(4)]),
);

/** `PUT /v1/settings/contact`: when and how often people may be contacted. */
export const contactSettingsSchema = z.strictObject({
  timezone: z.string().default('UTC'),
  quietHours: perChannel(window).default({}),
  caps: caps.default({}).meta({
    description:
      'Marketing messages to one person, by channel and in total: one limit, or several that all count',
  }),
});
export type ContactSettings = z.infer<typeof contactSettingsSchema>;

const money = z.strictObject({ amountMinor: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });
const prices = z.partialRecord(z.enum(['email', 'sms', 'push']), z.record(z.string(), money)).default({});

const ADDRESS = '[^\\s\\p{Cc}<>@,;:"]+@[^\\s\\p{Cc}<>@,;:"]+';

/** What may stand behind `From:`; a name may have letters of any script. */
export const mailbox = z
  .string()
  .max(320)
  .regex(new RegExp(`^(${ADDRESS}|[^\\p{Cc}<>]+<${ADDRESS}>)$`, 'u'), 'a mail address, or "Name <address>"');

const utmPart = z.string().min(1).max(100);
const utm = z.strictObject({
  source: utmPart,
  medium: utmPart.optional().meta({ description: 'The channel if it is left out' }),
  campaign: utmPart.optional().meta({ description: 'The id of the journey if it is left out' }),
  content: utmPart.optional().meta({ description: 'The id of the step if it is left out' }),
  term: utmPart.optional(),
});

/** `PUT /v1/settings/shop`: names, senders and prices of this shop. */
export const shopSettingsSchema = z.strictObject({
  name: z.string().default('Our shop'),
  locale: z.string().default('en'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** The shop's own front door: where a message leads that is about nothing in particular. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** Where a cart is shown when events carry no cart_url; `{{ cart.id }}` is filled in. */
  cartUrl: z.string().optional(),
  /** The shop's own domain for links in messages and codes; it leads to the API. */
  linkUrl: z
    .url({ protocol: /^https?$/ })
    .refine(
      (url) => URL.canParse(url) && new URL(url).href === `${new URL(url).origin}/` && !url.endsWith('/'),
      {
        error: 'a domain such as https://go.shop.example, nothing after it',
      },
    )
    .optional(),
  /**
   * Where messages take names of products from that only a public key has named: `catalogue`, or `events` as well. If left out: the
   * catalogue, as soon as there is one.
   */
  productNames: z.enum(['catalogue', 'events']).optional(),
  /** Click links lead to these origins only, besides the ones events of a secret key named. */
  allowedOrigins: z.array(z.string()).default([]),
  email: z.strictObject({ from: mailbox, replyTo: mailbox.optional() }).optional(),
  /** Campaign parameters on links to the shop; without it there are none. */
  utm: utm.optional(),
  sms: z
    .strictObject({
      senderId: z.string().optional(),
      /** Typographic quotes, dashes and spaces stay although plain ones would make the message cheaper. */
      keepLetters: z.boolean().optional(),
      /** Words that end messages by SMS, and begin them again, besides those that everybody knows. */
      stopWords: z.array(z.string().min(1).max(40)).max(50).optional(),
      startWords: z.array(z.string().min(1).max(40)).max(50).optional(),
    })
    .default({}),
  push: z
    .strictObject({ applications: z.record(z.string(), z.string()).default({}) })
    .default({ applications: {} }),
  /** Price of one message, of an SMS one part of it, by channel and country (`*` = elsewhere). */
  prices,
  /** What one message with all its parts may cost at most, in the same way; a dearer one is not sent. */
  maxPrices: prices,
});
export type ShopSettings = z.infer<typeof shopSettingsSchema>;
