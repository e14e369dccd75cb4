import type { PeopleSettings } from '../../config/people-settings.ts';
import { DAY_MS } from '../../duration.ts';
import { decimalOf } from '../../money.ts';
import { defaultRules } from '../fold-rules.ts';
import type { Profile } from '../profile.ts';
import { revenueOf } from './revenue.ts';
import { type Rfm, rfmOf } from './rfm.ts';
import { boughtIn } from './shorten-orders.ts';
import type { Sums, Tally } from './stats.ts';

/** In decimals. `net` is what is left of `gross` without `cancelled` and `refunded`. */
export interface Revenue {
  gross: number;
  cancelled: number;
  refunded: number;
  net: number;
  /** Of orders that were not cancelled; null where there is none. */
  averageOrder: number | null;
}

interface Category {
  count: number;
  lastAt: string;
}

/** What is worked out of a person's events, as the API, conditions and templates see it. */
export interface Computed {
  orders: number;
  cancelledOrders: number;
  /** By currency. */
  revenue: Record<string, Revenue>;
  firstOrderAt?: string;
  lastOrderAt?: string;
  daysSinceLastOrder?: number;
  lastSeenAt?: string;
  daysSinceLastSeen?: number;
  sources: Record<string, { firstSeenAt: string; lastSeenAt: string }>;
  /** Category → orders that held it, and the latest; most first. */
  categoriesBought: Record<string, Category>;
  /** Category → views. */
  categoriesViewed: Record<string, Category>;
  /** Only of those who ordered. */
  rfm?: Rfm;
}

/** When it is looked at, and where the shop's scores part. */
export interface Moment {
  nowMs: number;
  /** Those of a fresh start where none are given. */
  rfm?: PeopleSettings['rfm'];
}

const iso = (atMs: number): string => new Date(atMs).toISOString();

export const daysSince = (atMs: number, nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - atMs) / DAY_MS));

/** Of the latest order by event time. */
export const lastOrderAtMs = ({ recentOrders, lastOrder }: Profile): number | undefined =>
  recentOrders.findLast(({ unplaced }) => !unplaced)?.atMs ?? lastOrder?.atMs;

const mapValues = <T, U>(
  record: Readonly<Record<string, T>>,
  map: (value: T, key: string) => U,
): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));

const netOf = ({ grossMinor, cancelledMinor, refundedMinor }: Sums): number =>
  grossMinor - cancelledMinor - refundedMinor;

const revenueJson = (sums: Sums, currency: string): Revenue => {
  const decimal = (minor: number) => decimalOf(minor, currency);
  const kept = sums.orders - sums.cancelledOrders;
  return {
    gross: decimal(sums.grossMinor),
    cancelled: decimal(sums.cancelledMinor),
    refunded: decimal(sums.refundedMinor),
    net: decimal(netOf(sums)),
    averageOrder: kept > 0 ? decimal(Math.round((sums.grossMinor - sums.voidMinor) / kept)) : null,
  };
};

/** Most first; of as many the latest. */
const categories = (tallies: Readonly<Record<string, Tally>>): Record<string, Category> =>
  Object.fromEntries(
    Object.entries(tallies)
      .toSorted(([x, a], [y, b]) => b.count - a.count || b.lastAtMs - a.lastAtMs || (x < y ? -1 : 1))
      .map(([name, { count, lastAtMs }]) => [name, { count, lastAt: iso(lastAtMs) }]),
  );

/** The currency with most net revenue, by the figure alone. */
const mainRevenue = (all: Readonly<Record<string, Sums>>) =>
  Object.entries(all)
    .map(([currency, sums]) => ({ currency, minor: netOf(sums) }))
    .toSorted(
      (a, b) =>
        decimalOf(b.minor, b.currency) - decimalOf(a.minor, a.currency) || (a.currency < b.currency ? -1 : 1),
    )
    .at(0);

const ordersOf = (
  profile: Profile,
  { nowMs, rfm = defaultRules.people.rfm }: Moment,
): Omit<Computed, 'sources' | 'categoriesViewed'> => {
  const { counters, orderBase } = profile;
  const placed = profile.recentOrders.filter(({ unplaced }) => !unplaced);
  const firstAtMs = Math.min(
    orderBase.firstAtMs ?? Number.POSITIVE_INFINITY,
    placed[0]?.atMs ?? Number.POSITIVE_INFINITY,
  );
  const lastAtMs = lastOrderAtMs(profile);
  const sums = revenueOf(profile);
  const cancelledOrders = orderBase.cancelled + placed.filter(({ cancelled }) => cancelled).length;
  const daysSinceLastOrder = lastAtMs === undefined ? undefined : daysSince(lastAtMs, nowMs);
  const revenue = mainRevenue(sums);
  const orders = counters.orders - cancelledOrders;
  return {
    orders: counters.orders,
    cancelledOrders,
    revenue: mapValues(sums, revenueJson),
    ...(Number.isFinite(firstAtMs) && { firstOrderAt: iso(firstAtMs) }),
    ...(lastAtMs !== undefined && { lastOrderAt: iso(lastAtMs) }),
    ...(daysSinceLastOrder !== undefined && {
      daysSinceLastOrder,
      rfm: rfmOf({ daysSinceLastOrder, orders, ...(revenue && { revenue }) }, rfm),
    }),
    categoriesBought: categories(boughtIn(profile)),
  };
};

/** Everything that is worked out of a person's events, as it stands at that moment. */
export const computedOf = (profile: Profile, moment: Moment): Computed => {
  const { lastSeenAtMs, stats } = profile;
  return {
    ...ordersOf(profile, moment),
    ...(lastSeenAtMs > 0 && {
      lastSeenAt: iso(lastSeenAtMs),
      daysSinceLastSeen: daysSince(lastSeenAtMs, moment.nowMs),
    }),
    sources: mapValues(stats.sources, ({ firstAtMs, lastAtMs }) => ({
      firstSeenAt: iso(firstAtMs),
      lastSeenAt: iso(lastAtMs),
    })),
    categoriesViewed: categories(stats.viewed),
  };
};
