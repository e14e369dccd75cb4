import * as z from 'zod';
import { durationMs } from '../duration.ts';
import { duration } from '../duration-schema.ts';

/** What is promised. An amount is decimal, as everywhere at the edges. */
export const termsSchema = z
  .strictObject({
    percent: z.number().gt(0).max(100).optional(),
    amount: z.number().positive().optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'an ISO 4217 currency such as EUR')
      .optional(),
    freeShipping: z.boolean().optional(),
    /** What no field says: `on teapots`, `from €50`. */
    text: z.string().min(1).max(500).optional(),
  })
  .refine((terms) => Object.keys(terms).length > 0, 'what is promised')
  .refine(({ amount, currency }) => (amount === undefined) === (currency === undefined), {
    path: ['currency'],
    message: 'an amount has a currency, and nothing else has one',
  });
export type Terms = z.infer<typeof termsSchema>;

const generated = z.strictObject({
  prefix: z
    .string()
    .regex(/^[A-Z0-9-]{1,12}$/, 'capital letters, digits and hyphens, 12 at most')
    .optional(),
  length: z.int().min(8).max(20).optional().meta({ description: 'Letters after the prefix, 10 if left out' }),
});

interface Costly {
  terms: Terms;
  budget?: { amount: number; currency: string; perGrant?: number | undefined } | undefined;
}

const perGrantOf = ({ terms, budget }: Costly): number | undefined =>
  budget?.perGrant ?? (terms.currency === budget?.currency ? terms.amount : undefined);

/** `PUT /v1/offers/{id}`. */
export const offerSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens'),
    name: z.string().min(1).max(200).optional(),
    terms: termsSchema,
    promotion: z.string().min(1).max(100).optional().meta({
      description:
        'Offers of one promotion are one promise: two live journeys may not give one person different terms of it',
    }),
    expires: z
      .union([duration, z.iso.datetime()], { error: 'a duration such as P14D, or an instant' })
      .optional()
      .meta({ description: 'Counted from the grant, or one moment for everybody; never if left out' }),
    code: z
      .union([z.strictObject({ generated }), z.strictObject({ pool: z.literal(true) })], {
        error: '{ "generated": {} } or { "pool": true }',
      })
      .optional()
      .meta({ description: 'Made up, or taken from those uploaded; none if left out' }),
    max: z.int().min(1).max(100_000_000).optional().meta({ description: 'So many grants, and no more' }),
    budget: z
      .strictObject({
        amount: z.number().positive(),
        currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 currency such as EUR'),
        perGrant: z.number().positive().optional().meta({
          description: 'The most that one grant can cost; the amount of the terms if left out',
        }),
      })
      .optional()
      .meta({ description: 'So much money is promised, and no more: as many grants as it covers' }),
    again: z.enum(['never', 'after-end']).optional().meta({
      description: 'Once per person and journey; `after-end`: anew when the one before is used or over',
    }),
  })
  .refine((offer) => offer.budget === undefined || perGrantOf(offer) !== undefined, {
    path: ['budget', 'perGrant'],
    message: 'what one grant costs at most, since the terms do not say it in this currency',
  });
export type Offer = z.infer<typeof offerSchema>;

/** When a grant made now is over; undefined: never. */
export const expiresAtMsOf = ({ expires }: Pick<Offer, 'expires'>, nowMs: number): number | undefined => {
  if (expires === undefined) return undefined;
  return expires.startsWith('P') ? nowMs + durationMs(expires) : Date.parse(expires);
};

/** How many may be granted: as many as are allowed, and as the budget covers; undefined: any number. */
export const mostGrants = (offer: Costly & { max?: number | undefined }): number | undefined => {
  const perGrant = perGrantOf(offer);
  const covered =
    offer.budget === undefined || perGrant === undefined
      ? Number.POSITIVE_INFINITY
      : Math.floor(offer.budget.amount / perGrant + 1e-9);
  const most = Math.min(offer.max ?? Number.POSITIVE_INFINITY, covered);
  return Number.isFinite(most) ? most : undefined;
};
