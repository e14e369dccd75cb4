import type { EventEnvelope, ShopEvent } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';
import { asCode } from './code.ts';
import type { CouponMark, Grant, HeldOffers } from './grant.ts';
import { couponOf } from './held-offers.ts';
import type { Redemption } from './offers.ts';

/** Said by journeys about the person to whom something is promised, or no longer. */
export const OFFER_GRANTED = 'Offer Granted';
export const OFFER_RETURNED = 'Offer Returned';

type Fields = Record<string, unknown>;

const COUPON_FIELDS = ['coupon', 'coupon_id', 'coupon_name', 'coupon_code', 'code', 'promo_code'] as const;
const ORDER_FIELDS = ['coupon', 'coupon_code', 'promo_code', 'discount_code'] as const;

const textOf = (value: unknown): string[] =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 100 ? [asCode(value)] : [];

const codesAt = (properties: Fields, names: readonly string[]): string[] =>
  names.flatMap((name) => {
    const value = properties[name];
    return Array.isArray(value) ? value.slice(0, 10).flatMap(textOf) : textOf(value);
  });

/** Coupons of an order: its own, and those of its lines. */
const orderCodes = (properties: Fields): string[] => {
  const lines = Array.isArray(properties.products) ? (properties.products as unknown[]) : [];
  const ofLines = lines.flatMap((line) =>
    typeof line === 'object' && line !== null ? codesAt(line as Fields, ['coupon']) : [],
  );
  return [...codesAt(properties, ORDER_FIELDS), ...ofLines];
};

const marks = (codes: readonly string[], mark: Omit<CouponMark, 'code'>): CouponMark[] =>
  [...new Set(codes)].map((code) => ({ code, ...mark }));

/** What an event says of coupons, in Segment's names. */
const couponsIn = ({ event, atMs, properties = {} }: ShopEvent): CouponMark[] => {
  if (event === 'Coupon Applied') return marks(codesAt(properties, COUPON_FIELDS), { appliedAtMs: atMs });
  if (event === 'Coupon Removed') return marks(codesAt(properties, COUPON_FIELDS), { removedAtMs: atMs });
  if (event === 'Order Completed') return marks(orderCodes(properties), { orderedAtMs: atMs });
  return [];
};

const OFFERS = 'offers';

/** What was redeemed by our own write is used for good: no coupon that is taken out of a cart undoes it. */
const redeemedIn = ({ event, profileId, source, atMs, properties }: ShopEvent): CouponMark[] => {
  const grant = properties?.grant as Grant | undefined;
  if (event !== 'Coupon Applied' || profileId === undefined || source !== OFFERS || !grant) return [];
  return [{ code: couponOf(grant), appliedAtMs: atMs, orderedAtMs: atMs }];
};

const isOurs = ({ profileId, source }: ShopEvent): boolean => profileId !== undefined && source === 'journey';

const grantIn = (event: ShopEvent): HeldOffers['grants'] => {
  if (!isOurs(event) || (event.event !== OFFER_GRANTED && event.event !== OFFER_RETURNED)) return [];
  const grant = event.properties?.grant as Grant | undefined;
  if (!grant) return [];
  return [event.event === OFFER_RETURNED ? { ...grant, returned: true } : grant];
};

/**
 * What an event says of offers; undefined when nothing. Coupons are remembered only where the shop has offers (`withCoupons`): who
 * orders with a code that is told of later has used it all the same.
 */
export const saidOfOffers = (event: ShopEvent, withCoupons: boolean): HeldOffers | undefined => {
  const grants = grantIn(event);
  const redeemed = redeemedIn(event);
  const coupons = redeemed.length > 0 || !withCoupons ? redeemed : couponsIn(event);
  return grants.length > 0 || coupons.length > 0 ? { grants, coupons } : undefined;
};

/** A journey says what it promised, or that it takes it back: the same message however often it is said. */
export const offerSaid = (
  event: typeof OFFER_GRANTED | typeof OFFER_RETURNED,
  profileId: string,
  grant: Grant,
  atMs: number,
): EventEnvelope =>
  ownEvent({
    profileId,
    event,
    source: 'journey',
    atMs,
    properties: { journeyId: grant.journeyId, offer_id: grant.offerId, grant },
    prefix: 'offer',
    parts: [grant.id],
  });

/** What was redeemed is told as a shop tells it, so that journeys, the cart and the promise see the same: always the same message. */
export const offerRedeemed = (
  profileId: string,
  grant: Grant,
  { orderId, atMs }: Redemption,
): EventEnvelope =>
  ownEvent({
    profileId,
    event: 'Coupon Applied',
    source: OFFERS,
    atMs,
    properties: {
      ...(grant.code !== undefined && { coupon: grant.code }),
      order_id: orderId,
      offer_id: grant.offerId,
      journeyId: grant.journeyId,
      grant,
    },
    prefix: 'redeem',
    parts: [grant.id],
  });
