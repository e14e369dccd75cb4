import type { Packing } from '../profile/packing.ts';
import type { CouponMark, HeldOffers } from './grant.ts';

type Held = HeldOffers['grants'][number];

const GRANT = [
  'id',
  'offerId',
  'journeyId',
  'grantedAtMs',
  'terms',
  'code',
  'expiresAtMs',
  'name',
  'returned',
] as const;
const COUPON = ['code', 'appliedAtMs', 'removedAtMs', 'orderedAtMs'] as const;

/** Nothing for somebody to whom nothing was promised. */
export const packOffers = ({ pack }: Packing, held: HeldOffers | undefined): unknown[] =>
  held
    ? [
        held.grants.map((one) => pack<Held>(one, GRANT)),
        held.coupons.map((one) => pack<CouponMark>(one, COUPON)),
      ]
    : [];

export const unpackOffers = ({ unpack }: Packing, packed: readonly unknown[]): HeldOffers => {
  const listOf = (part: unknown): unknown[] => (Array.isArray(part) ? part : []);
  return {
    grants: listOf(packed[0]).map((one) => unpack<Held>(one, GRANT)),
    coupons: listOf(packed[1]).map((one) => unpack<CouponMark>(one, COUPON)),
  };
};
