import { claimOf, isInTime, isStanding, isTouchOf } from './comes-to.ts';
import {
  type Bounds,
  type Exposure,
  type Goal,
  type Ledger,
  type LedgerOrder,
  ledgerBounds,
  type Place,
  type Touch,
} from './ledger.ts';
import * as kinds from './lists.ts';
import { givenBack, netOf } from './net-of.ts';

/** The oldest are beyond the bound. */
const beyond = <T>(all: readonly T[], most: number): { gone: T[]; kept: T[] } => {
  const from = Math.max(0, all.length - most);
  return { gone: all.slice(0, from), kept: all.slice(from) };
};

const shutAt = <T>({ placeOf }: { placeOf(one: T): Place }, gone: readonly T[]): Place | undefined => {
  const last = gone.at(-1);
  return last && placeOf(last);
};

type Shuts = keyof Ledger['shut'];

/** It shuts no earlier than before. */
const withShut = (ledger: Ledger, name: Shuts, place: Place | undefined): Ledger['shut'] => {
  const held = ledger.shut[name];
  const isLater = place && (!held || kinds.comparePlaces(place, held) > 0);
  return isLater ? { ...ledger.shut, [name]: place } : ledger.shut;
};

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
  return { ...ledger, refunds: kept, orders, shut: withShut(ledger, 'refunds', shutAt(kinds.refunds, gone)) };
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
  return { ...ledger, goals: kept, orders, shut: withShut(ledger, 'goals', shutAt(kinds.goals, gone)) };
};

const withOrder = (ledger: Ledger, exposure: Exposure, order: LedgerOrder): Exposure => {
  if (!isStanding(order) || !isInTime(exposure, order.mark.atMs)) return exposure;
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
  return { ...ledger, orders: kept, exposures, shut: withShut(ledger, 'orders', shutAt(kinds.orders, gone)) };
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
  const shut = withShut(ledger, 'unsubscribes', shutAt(kinds.unsubscribes, gone));
  return { ...ledger, unsubscribes: kept, exposures, shut };
};

const withoutExposures = (ledger: Ledger, { exposures: most, met }: Bounds): Ledger => {
  const { gone, kept } = beyond(ledger.exposures, most);
  const all = [...ledger.met, ...gone.map(({ row }) => kinds.experimentOf(row))];
  return { ...ledger, exposures: kept, met: all.slice(-met) };
};

/**
 * Without what is beyond the bounds, the oldest first. What is left comes to what it came to before: what goes has been counted,
 * and stays so.
 */
export const shorten = (ledger: Ledger, bounds: Bounds = ledgerBounds): Ledger => {
  const withoutDeeds = withoutGoals(
    withoutRefunds(withoutTouches(ledger, bounds.touches), bounds.refunds),
    bounds.goals,
  );
  const withoutAll = withoutUnsubscribes(withoutOrders(withoutDeeds, bounds.orders), bounds.unsubscribes);
  return { ...withoutExposures(withoutAll, bounds), folded: ledger.folded.slice(-bounds.folded) };
};
