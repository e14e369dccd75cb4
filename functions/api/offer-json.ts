import * as z from 'zod';
import type { HeldOffers } from '../../core/offer/grant.ts';
import { termsSchema } from '../../core/offer/offer.ts';
import { offerView } from '../../core/offer/offer-view.ts';
import type { StoredGrant } from '../../core/offer/offers.ts';
import { standingWith } from '../../core/offer/redeem.ts';

const instant = z.iso.datetime();
const text = z.string().optional();

/** A promise as a person's page shows it. */
export const offerSchema = z.object({
  id: z.string(),
  name: text,
  terms: termsSchema,
  status: z.enum(['open', 'used', 'expired']),
  code: text.describe('While it is open'),
  grantedAt: instant,
  expiresAt: instant.optional(),
  usedAt: instant.optional(),
  journeyId: z.string(),
});

/** The same as it lies in the store: with the order that redeemed it. */
export const grantSchema = offerSchema.extend({
  orderId: text.describe('Of the order that it was redeemed for'),
});

export const grantJson = (
  offers: HeldOffers | undefined,
  grant: StoredGrant,
  nowMs: number,
): z.infer<typeof grantSchema> => ({
  ...offerView(standingWith(offers, grant), grant, nowMs),
  ...(grant.redeemed && { orderId: grant.redeemed.orderId }),
});
