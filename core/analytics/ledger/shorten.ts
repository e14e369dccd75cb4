import { claimOf, isInTime, isOutcome, isTouchOf } from './comes-to.ts';
import {
  type Bounds,
  type Exposure,
  type Goal,
  type Ledger,
  type LedgerOrder,
  ledgerBounds,
  type Touch,
} from './ledger.ts';
import * as kinds from './lists.ts';
import { givenBack, netOf } from './net-of.ts';

/** The oldest are beyond the bound. */
const beyond = <T>(all: readonly T[], most: number): { gone: T[]; kept: T[] } => {
  const from = Math.max(0, all.length - most);
  return { gone: all.slice(0, from), kept: all.slice(from) };
};

/** What falls out of a kind is remembered by its hash. */
const pastWith = <T>({ past }: Ledger, kind: kinds.Kind<T>, gone: readonly T[]): string[] => [
  ...past,
  ...gone.map((one) => kinds.pastKey(kind, one)),
];

const withTouch = (order: LedgerOrder, touch: Touch): LedgerOrder => {
  if (!isTouchOf(order, touch)) return order;
  const { first = touch, last = touch } = order;
  return { ...order, first: kinds.earlierTouch(first, touch), last: kinds.laterTouch(last, touch) };
};

/** Orders keep the first and the last touch. */
const withoutTouches = (ledger: Ledger, most: number): Ledger => {
  const { gone, kept } = beyond(ledger.touches, most);
  if (gone.length === 0) return ledger;
  return { ...ledger, touches: kept, orders: ledger.orders.map((order) => gone.reduce(withTouch, order)) };
};

/** Orders keep what was given back. */
const withoutRefunds = (ledger: Ledger, most: number): Ledger => {
  const { gone, kept } = beyond(ledger.refunds, most);
  if (gone.length === 0) return ledger;
  const orders = ledger.orders.map((order) => {
    const its = gone.filter((refund) => refund.order === order.mark.hash);
    if (its.length === 0) return order;
    const { refunded, isWholeRefunded } = givenBack(order, its);
    return { ...order, refunded, ...(isWholeRefunded && { isWholeRefunded }) };
  });
  return { ...ledger, refunds: kept, orders, past: pastWith(ledger, kinds.refunds, gone) };
};

const withClaims = (order: LedgerOrder, gone: readonly Goal[]): LedgerOrder => {
  const claims = gone.filter((goal) => goal.order === order.mark.hash).map(claimOf);
  return claims.length === 0
    ? order
    : { ...order, claims: kinds.joinClaims(...(order.claims ?? []), ...claims) };
};

/** Orders keep whose they are. */
const withoutGoals = (ledger: Ledger, most: number): Ledger => {
  const { gone, kept } = beyond(ledger.goals, most);
  if (gone.length === 0) return ledger;
  const orders = ledger.orders.map((order) => withClaims(order, gone));
  return { ...ledger, goals: kept, orders, past: pastWith(ledger, kinds.goals, gone) };
};

const withOrder = (ledger: Ledger, exposure: Exposure, order: LedgerOrder): Exposure => {
  if (!isOutcome(exposure, order)) return exposure;
  const refunds = ledger.refunds.filter((refund) => refund.order === order.mark.hash);
  const net = netOf(order, refunds);
  const paid = net ? kinds.sumsOf(exposure.paid ?? {}, { [net.currency]: net.minor }) : exposure.paid;
  return { ...exposure, hasOrdered: true, ...(paid && { paid }) };
};

/** Experiments keep what she paid. */
const withoutOrders = (ledger: Ledger, most: number): Ledger => {
  const { gone, kept } = beyond(ledger.orders, most);
  if (gone.length === 0) return ledger;
  const exposures = ledger.exposures.map((exposure) =>
    gone.reduce((one, order) => withOrder(ledger, one, order), exposure),
  );
  return { ...ledger, orders: kept, exposures, past: pastWith(ledger, kinds.orders, gone) };
};

/** Experiments keep that she did. */
const withoutUnsubscribes = (ledger: Ledger, most: number): Ledger => {
  const { gone, kept } = beyond(ledger.unsubscribes, most);
  if (gone.length === 0) return ledger;
  const exposures = ledger.exposures.map((exposure) =>
    gone.some(({ atMs }) => isInTime(exposure, atMs))
      ? { ...exposure, hasUnsubscribed: true as const }
      : exposure,
  );
  return { ...ledger, unsubscribes: kept, exposures, past: pastWith(ledger, kinds.unsubscribes, gone) };
};

const withoutExposures = (ledger: Ledger, most: number): Ledger => {
  const { gone, kept } = beyond(ledger.exposures, most);
  return { ...ledger, exposures: kept, past: pastWith(ledger, kinds.exposures, gone) };
};

/**
 * Without what is beyond the bounds, the oldest first. What is left comes to what it came to before: what goes has been counted,
 * and stays so.
 */
export const shorten = (ledger: Ledger, bounds: Bounds = ledgerBounds): Ledger => {
  let left = withoutTouches(ledger, bounds.touches);
  left = withoutRefunds(left, bounds.refunds);
  left = withoutGoals(left, bounds.goals);
  left = withoutOrders(left, bounds.orders);
  left = withoutUnsubscribes(left, bounds.unsubscribes);
  left = withoutExposures(left, bounds.exposures);
  return { ...left, past: left.past.slice(-bounds.past), folded: left.folded.slice(-bounds.folded) };
};
