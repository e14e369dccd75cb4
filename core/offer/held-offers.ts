import type { CouponMark, Grant, HeldOffers } from './grant.ts';

const MOST_GRANTS = 20;
const MOST_COUPONS = 20;

const latest = (...times: (number | undefined)[]): number | undefined => {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
};

const earliest = (...times: (number | undefined)[]): number | undefined => {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
};

const lastMs = ({ appliedAtMs, removedAtMs, orderedAtMs }: CouponMark): number =>
  Math.max(appliedAtMs ?? 0, removedAtMs ?? 0, orderedAtMs ?? 0);

/** Of two words on one coupon all that counts; the order of arrival does not. */
const united = (a: CouponMark, b: CouponMark): CouponMark => {
  const appliedAtMs = latest(a.appliedAtMs, b.appliedAtMs);
  const removedAtMs = latest(a.removedAtMs, b.removedAtMs);
  const orderedAtMs = earliest(a.orderedAtMs, b.orderedAtMs);
  return {
    code: a.code,
    ...(appliedAtMs !== undefined && { appliedAtMs }),
    ...(removedAtMs !== undefined && { removedAtMs }),
    ...(orderedAtMs !== undefined && { orderedAtMs }),
  };
};

const byKey = <T>(all: readonly T[], keyOf: (one: T) => string, join: (a: T, b: T) => T): T[] => {
  const held = new Map<string, T>();
  for (const one of all) {
    const known = held.get(keyOf(one));
    held.set(keyOf(one), known === undefined ? one : join(known, one));
  }
  return [...held.values()];
};

type Held = HeldOffers['grants'][number];

/** What was given back stays so. */
const standing = (a: Held, b: Held): Held => (b.returned ? b : a);

/** Both; of more than can be kept the latest. */
export const mergeOffers = (a: HeldOffers | undefined, b: HeldOffers | undefined): HeldOffers | undefined => {
  if (!a || !b) return a ?? b;
  const grants = byKey([...a.grants, ...b.grants], ({ id }) => id, standing);
  const coupons = byKey([...a.coupons, ...b.coupons], ({ code }) => code, united);
  return {
    grants: grants
      .toSorted((x, y) => y.grantedAtMs - x.grantedAtMs || (x.id < y.id ? -1 : 1))
      .slice(0, MOST_GRANTS),
    coupons: coupons
      .toSorted((x, y) => lastMs(y) - lastMs(x) || (x.code < y.code ? -1 : 1))
      .slice(0, MOST_COUPONS),
  };
};

/** What the mark of its use is kept under: a promise without a code has its id, which no shop says. */
export const couponOf = ({ code, id }: Pick<Grant, 'code' | 'id'>): string => code ?? id;

export const markOf = (
  held: HeldOffers | undefined,
  grant: Pick<Grant, 'code' | 'id'>,
): CouponMark | undefined => held?.coupons.find((one) => one.code === couponOf(grant));

/** When a grant was used: ordered with, or put into a cart and not taken out since. What was done before the grant says nothing of it. */
export const usedAtMsOf = (held: HeldOffers | undefined, grant: Grant): number | undefined => {
  const { appliedAtMs = 0, removedAtMs = 0, orderedAtMs = 0 } = markOf(held, grant) ?? {};
  const times = [orderedAtMs, appliedAtMs > removedAtMs ? appliedAtMs : 0];
  return earliest(...times.filter((atMs) => atMs > 0 && atMs >= grant.grantedAtMs));
};

/** Hers that were not given back, the latest first. */
export const grantsOf = (held: HeldOffers | undefined): Grant[] =>
  (held?.grants ?? []).flatMap(({ returned, ...grant }) => (returned ? [] : [grant]));

/** Neither used nor over. */
export const isOpen = (held: HeldOffers | undefined, grant: Grant, nowMs: number): boolean =>
  usedAtMsOf(held, grant) === undefined && nowMs < (grant.expiresAtMs ?? Number.POSITIVE_INFINITY);
