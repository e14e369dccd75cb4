import { hashId } from '../../hash.ts';
import { mergeMarks, mergeRefunds } from '../../profile/stats/order-marks.ts';
import type { RefundMark } from '../../profile/stats/stats.ts';
import { keyOfRow, type Row } from '../row.ts';
import type { Claim, Exposure, Goal, LedgerOrder, Place, Touch, Unsubscribe } from './ledger.ts';

/** How things of a kind are told apart, put in order and joined. Joining is the same in any order and any number of times. */
export interface Kind<T> {
  name: string;
  placeOf(one: T): Place;
  join(a: T, b: T): T;
}

/** Names what fell out. */
export const pastKey = <T>({ name, placeOf }: Kind<T>, one: T): string => hashId([name, placeOf(one)[1]], 10);

const padded = (ms: number): string => String(ms).padStart(16, '0');

export const comparePlaces = ([a, x]: Place, [b, y]: Place): number =>
  a - b || (x === y ? 0 : x < y ? -1 : 1);

const lesser =
  <T>(rankOf: (one: T) => string) =>
  (a: T, b: T): T =>
    rankOf(a) <= rankOf(b) ? a : b;

const touchId = ({ sendId, atMs }: Touch): string => `${sendId} ${atMs}`;
const touchPlace = (touch: Touch): Place => [touch.atMs, touchId(touch)];

export const earlierTouch = (a: Touch | undefined, b: Touch): Touch =>
  a && comparePlaces(touchPlace(a), touchPlace(b)) <= 0 ? a : b;
export const laterTouch = (a: Touch | undefined, b: Touch): Touch =>
  a && comparePlaces(touchPlace(a), touchPlace(b)) >= 0 ? a : b;

/** Names the experiment of a row: a plan that was changed is another one. */
const experimentOf = ({ journeyId, stepId, variant }: Row): string =>
  JSON.stringify([journeyId ?? '', stepId ?? '', variant?.split('/')[0] ?? '']);

const claimKey = ({ journeyId, isControl }: Claim): string => `${isControl ? 1 : 0}${journeyId}`;

export const joinClaims = (...all: readonly Claim[]): Claim[] =>
  [...new Map(all.map((claim) => [claimKey(claim), claim]))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, claim]) => claim);

type Sums = Readonly<Record<string, number>>;

export const sumsOf = (a: Sums, b: Sums, both = (x: number, y: number) => x + y): Record<string, number> => {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted();
  return Object.fromEntries(names.map((name) => [name, both(a[name] ?? 0, b[name] ?? 0)]));
};

const joinOrders = (a: LedgerOrder, b: LedgerOrder): LedgerOrder => {
  const first = b.first ? earlierTouch(a.first, b.first) : a.first;
  const last = b.last ? laterTouch(a.last, b.last) : a.last;
  const claims = joinClaims(...(a.claims ?? []), ...(b.claims ?? []));
  const refunded = sumsOf(a.refunded ?? {}, b.refunded ?? {}, Math.max);
  return {
    mark: mergeMarks(a.mark, b.mark),
    withinMs: Math.max(a.withinMs, b.withinMs),
    ...(Object.keys(refunded).length > 0 && { refunded }),
    ...((a.isWholeRefunded || b.isWholeRefunded) && { isWholeRefunded: true as const }),
    ...(first && { first }),
    ...(last && { last }),
    ...(claims.length > 0 && { claims }),
  };
};

const exposureRank = ({ atMs, untilMs, row, cameBy = '~' }: Exposure): string =>
  `${padded(atMs)}${padded(untilMs)}${keyOfRow(row)}${cameBy}`;

/** The first time stands. */
const joinExposures = (a: Exposure, b: Exposure): Exposure => {
  const { row, atMs, untilMs, cameBy } = lesser(exposureRank)(a, b);
  const paid = sumsOf(a.paid ?? {}, b.paid ?? {});
  return {
    ...{ row, atMs, untilMs },
    ...(cameBy !== undefined && { cameBy }),
    ...((a.hasOrdered || b.hasOrdered) && { hasOrdered: true as const }),
    ...((a.hasUnsubscribed || b.hasUnsubscribed) && { hasUnsubscribed: true as const }),
    ...(Object.keys(paid).length > 0 && { paid }),
  };
};

export const orders: Kind<LedgerOrder> = {
  name: 'orders',
  placeOf: ({ mark }) => [mark.atMs, mark.hash],
  join: joinOrders,
};

export const refunds: Kind<RefundMark> = {
  name: 'refunds',
  placeOf: ({ atMs, hash }) => [atMs, hash],
  join: mergeRefunds,
};

/** Of two goals of one enrollment the first stands. */
export const goals: Kind<Goal> = {
  name: 'goals',
  placeOf: ({ atMs, enrollmentId }) => [atMs, enrollmentId],
  join: lesser(({ atMs, order, row }) => `${padded(atMs)}${order ?? '~'} ${keyOfRow(row)}`),
};

export const touches: Kind<Touch> = {
  name: 'touches',
  placeOf: touchPlace,
  join: lesser(({ row }) => keyOfRow(row)),
};

export const exposures: Kind<Exposure> = {
  name: 'exposures',
  placeOf: ({ atMs, row }) => [atMs, experimentOf(row)],
  join: joinExposures,
};

/** One whose message is known stands before one where it is not. */
export const unsubscribes: Kind<Unsubscribe> = {
  name: 'unsubscribes',
  placeOf: ({ atMs, id }) => [atMs, id],
  join: lesser(
    ({ atMs, channel, row }) => `${row ? 0 : 1}${padded(atMs)}${channel}${row ? keyOfRow(row) : ''}`,
  ),
};

/** Things of a kind without those that fell out, each once, in order of time. */
export const joined = <T>(kind: Kind<T>, all: readonly T[], past: ReadonlySet<string>): T[] => {
  const byId = new Map<string, T>();
  for (const one of all) {
    const [, id] = kind.placeOf(one);
    const held = byId.get(id);
    if (past.size === 0 || !past.has(pastKey(kind, one)))
      byId.set(id, held === undefined ? one : kind.join(held, one));
  }
  return [...byId.values()].toSorted((a, b) => comparePlaces(kind.placeOf(a), kind.placeOf(b)));
};
