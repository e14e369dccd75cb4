import type { Terms } from './offer.ts';

/** What one person was promised: the same in every channel, on the site, on the phone and at the till. */
export interface Grant {
  /** Made of whose it is, the offer, the journey, and which one of hers: made again it is the same. */
  id: string;
  offerId: string;
  journeyId: string;
  name?: string;
  terms: Terms;
  code?: string;
  grantedAtMs: number;
  expiresAtMs?: number;
}

/** What has become of the coupon that a code stands for, by event time. */
export interface CouponMark {
  code: string;
  /** Put into a cart, and taken out again, last. */
  appliedAtMs?: number;
  removedAtMs?: number;
  /** First ordered with. */
  orderedAtMs?: number;
}

/** Of a person; absent while nothing was promised to her. Bounded. */
export interface HeldOffers {
  grants: (Grant & { returned?: true })[];
  coupons: CouponMark[];
}
