import * as z from 'zod';

/** As browsers send it, in capitals or not. */
export const isOrigin = (text: string): boolean =>
  URL.canParse(text) && new URL(text).origin === text.toLowerCase();

const originSchema = z
  .string()
  .max(300)
  .refine((text) => text === '*' || text === 'loopback' || isOrigin(text), {
    message: 'an origin such as https://shop.example, * for any, or loopback',
  });

/** What may be said of a source, besides what it is. */
export const sourceFields = {
  name: z.string().trim().min(1).max(100),
  origins: z
    .array(originSchema)
    .max(50)
    .default([])
    .describe('Where pages are that may use it: https://shop.example'),
  mayStateConsent: z.boolean().default(false).describe('Whether what it says people allowed counts'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'two capital letters')
    .optional()
    .describe('Whose local phone numbers it sends'),
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, 'small letters, digits, . _ -')
    .optional()
    .describe('pos, callcentre, …: where its events came from when they do not say'),
  limitPerSecond: z
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .describe('Events a second, over ten seconds; what is above it is answered 429. 10000 if left out'),
};

export const sourceKinds = ['public', 'secret'] as const;

export const newSourceSchema = z.strictObject({
  ...sourceFields,
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits, hyphens')
    .optional()
    .describe('Shown in the history of people; made up if left out'),
  kind: z.enum(sourceKinds).describe('public: in pages and apps; secret: servers, tills, call centres'),
});

export const changedSourceSchema = z.strictObject({
  ...sourceFields,
  kind: z.enum(sourceKinds).optional().describe('As it is: it does not change'),
});
