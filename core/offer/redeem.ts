import { asCode } from './code.ts';
import type { CouponMark, HeldOffers } from './grant.ts';
import { couponOf, isOpen, markOf, usedAtMsOf } from './held-offers.ts';
import type { StoredGrant } from './offers.ts';

/** What a till or an agent wants to redeem: the code she shows, or whatever she was promised of an offer. */
export interface Wanted {
  code?: string | undefined;
  offer?: string | undefined;
  orderId: string;
  /** Names the request: said again with another order or another promise it is refused. */
  key?: string | undefined;
}

export type NotRedeemed = 'unknown' | 'used' | 'expired' | 'other-key';

/** `found`: to be redeemed, or redeemed by this very order before. */
export type Choice = { kind: 'found'; grant: StoredGrant } | { kind: NotRedeemed };

/**
 * One grant as it stands: what was redeemed is used; else her own events say it, a coupon that was taken out of the cart again
 * included; where she holds no word on it any more, what is stored with it.
 */
export const standingWith = (offers: HeldOffers | undefined, stored: StoredGrant): HeldOffers => {
  const { redeemed, usedAtMs } = stored;
  const orderedAtMs = redeemed?.atMs ?? usedAtMs;
  const kept: CouponMark | undefined =
    orderedAtMs === undefined ? undefined : { code: couponOf(stored), orderedAtMs };
  const mark = redeemed ? kept : (markOf(offers, stored) ?? kept);
  return { grants: [stored], coupons: mark ? [mark] : [] };
};

interface Moment {
  all: readonly StoredGrant[];
  offers: HeldOffers | undefined;
  nowMs: number;
}

/** Which of hers is meant: the one that this order has, else the latest that is open, else why there is none. */
export const toRedeem = ({ all, offers, nowMs }: Moment, wanted: Wanted): Choice => {
  const { code, offer, orderId, key } = wanted;
  const isMeant = (one: StoredGrant): boolean =>
    code === undefined ? one.offerId === offer : one.code === asCode(code);
  const hers = all.filter(({ returned }) => !returned).toSorted((a, b) => b.grantedAtMs - a.grantedAtMs);
  const keyed = key === undefined ? undefined : hers.find(({ redeemed }) => redeemed?.key === key);
  if (keyed && (keyed.redeemed?.orderId !== orderId || !isMeant(keyed))) return { kind: 'other-key' };
  const meant = hers.filter(isMeant);
  const grant =
    keyed ??
    meant.find(({ redeemed }) => redeemed?.orderId === orderId) ??
    meant.find((one) => isOpen(standingWith(offers, one), one, nowMs));
  if (grant) return { kind: 'found', grant };
  const [latest] = meant;
  if (!latest) return { kind: 'unknown' };
  return { kind: usedAtMsOf(standingWith(offers, latest), latest) === undefined ? 'expired' : 'used' };
};
