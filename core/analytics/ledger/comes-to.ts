import type { RefundMark } from '../../profile/stats/stats.ts';
import type { Amounts, Measure } from '../measure.ts';
import { keyOfRow, type Row } from '../row.ts';
import type { Claim, Exposure, Goal, Ledger, LedgerOrder, Touch } from './ledger.ts';
import { earlierTouch, joinClaims, laterTouch } from './lists.ts';
import { type Net, netOf } from './net-of.ts';

/** What is counted on a row at an instant. */
export interface Entry {
  row: Row;
  atMs: number;
  add: Amounts;
}

/** Entries by instant and row. */
export type Sheet = Map<string, Entry>;

type Place = Pick<Entry, 'row' | 'atMs'>;

const put = (sheet: Sheet, { row, atMs }: Place, measure: Measure, amount = 1): void => {
  if (amount === 0) return;
  const key = `${atMs} ${keyOfRow(row)}`;
  const entry = sheet.get(key) ?? { row, atMs, add: {} };
  entry.add[measure] = (entry.add[measure] ?? 0) + amount;
  sheet.set(key, entry);
};

const refundsOf = ({ mark }: LedgerOrder, refunds: readonly RefundMark[]): RefundMark[] =>
  refunds.filter(({ order }) => order === mark.hash);

/** Can an order be owed to a touch? One after it is none. */
export const isTouchOf = ({ mark, withinMs }: LedgerOrder, { atMs }: Touch): boolean =>
  atMs <= mark.atMs && atMs >= mark.atMs - withinMs;

/** The first and the last touch in its time. */
const touchesOf = (order: LedgerOrder, touches: readonly Touch[]) => {
  const settled = [order.first, order.last].filter((touch) => touch !== undefined);
  const within = [...settled, ...touches].filter((touch) => isTouchOf(order, touch));
  return {
    first: within.reduce(earlierTouch, undefined as Touch | undefined),
    last: within.reduce(laterTouch, undefined as Touch | undefined),
  };
};

export const claimOf = ({ row: { journeyId = '', variant } }: Goal): Claim => ({
  journeyId,
  ...(variant === 'control' && { isControl: true as const }),
});

/** A journey has an order once, with its first goal that it was. */
const countGoals = (
  sheet: Sheet,
  { claims = [] }: LedgerOrder,
  goals: readonly Goal[],
  net: Net | undefined,
) => {
  let known = claims;
  for (const goal of goals) {
    const more = joinClaims(...known, claimOf(goal));
    if (more.length > known.length && net) put(sheet, goal, `revenue:${net.currency}`, net.minor);
    known = more;
  }
  return known;
};

/** The shop has it once, if any journey counts it; kept out by chance is no reason to. */
const countForShop = (sheet: Sheet, { mark }: LedgerOrder, net: Net | undefined, journeys: number): void => {
  if (journeys === 0) return;
  const place: Place = { row: {}, atMs: mark.atMs };
  put(sheet, place, 'orders');
  put(sheet, place, 'claimedAgain', journeys - 1);
  if (mark.cancelled) put(sheet, place, 'cancelled');
  else if (!net) put(sheet, place, 'withoutValue');
  if (net) put(sheet, place, `revenue:${net.currency}`, net.minor);
  if (net?.isOver) put(sheet, place, 'overRefunded');
};

const countOrder = (sheet: Sheet, ledger: Ledger, order: LedgerOrder): void => {
  const { hash, atMs, cancelled } = order.mark;
  const net = netOf(order, refundsOf(order, ledger.refunds));
  const { first, last } = touchesOf(order, ledger.touches);
  const goals = ledger.goals.filter((goal) => goal.order === hash);
  const claims = countGoals(sheet, order, goals, net).filter(({ isControl }) => !isControl);
  const touched = [first, last].flatMap((touch) => (touch ? [touch.row.journeyId ?? ''] : []));
  const journeys = new Set([...claims.map(({ journeyId }) => journeyId), ...touched]);
  countForShop(sheet, order, net, journeys.size);
  if (!first || !last || cancelled) return;
  put(sheet, { row: last.row, atMs }, 'attributed');
  put(sheet, { row: first.row, atMs }, 'firstTouched');
  if (!net) return;
  put(sheet, { row: last.row, atMs }, `attributedRevenue:${net.currency}`, net.minor);
  put(sheet, { row: first.row, atMs }, `firstTouchedRevenue:${net.currency}`, net.minor);
};

/** Is it an order that stands? */
const isStanding = ({ mark }: LedgerOrder): boolean => !mark.unplaced && !mark.cancelled;

/** Is it what she did after she met the experiment? The order that let her in is not, whatever time it is told with. */
export const isOutcome = (exposure: Exposure, order: LedgerOrder): boolean =>
  isStanding(order) && order.mark.hash !== exposure.cameBy && isInTime(exposure, order.mark.atMs);

export const isInTime = ({ atMs, untilMs }: Exposure, thenMs: number): boolean =>
  thenMs >= atMs && thenMs <= untilMs;

const countExposure = (sheet: Sheet, ledger: Ledger, exposure: Exposure): void => {
  const { hasOrdered, hasUnsubscribed, paid: settled = {} } = exposure;
  const paid = { ...settled };
  const orders = ledger.orders.filter((order) => isOutcome(exposure, order));
  for (const order of orders) {
    const net = netOf(order, refundsOf(order, ledger.refunds));
    if (net) paid[net.currency] = (paid[net.currency] ?? 0) + net.minor;
  }
  put(sheet, exposure, 'people');
  if (hasOrdered || orders.length > 0) put(sheet, exposure, 'peopleOrdered');
  if (hasUnsubscribed || ledger.unsubscribes.some(({ atMs }) => isInTime(exposure, atMs)))
    put(sheet, exposure, 'peopleUnsubscribed');
  for (const [currency, minor] of Object.entries(paid)) {
    put(sheet, exposure, `paid:${currency}`, minor);
    put(sheet, exposure, `paidSquares:${currency}`, minor * minor);
  }
};

/** What a ledger comes to, by row and instant: of one that is frozen nothing. */
export const comesTo = (ledger: Ledger): Sheet => {
  const sheet: Sheet = new Map();
  if (ledger.mergedInto !== undefined) return sheet;
  for (const goal of ledger.goals) put(sheet, goal, 'converted');
  for (const order of ledger.orders) if (!order.mark.unplaced) countOrder(sheet, ledger, order);
  for (const exposure of ledger.exposures) countExposure(sheet, ledger, exposure);
  for (const { row, channel, atMs } of ledger.unsubscribes)
    put(sheet, { row: row ?? { channel }, atMs }, 'unsubscribed');
  return sheet;
};
