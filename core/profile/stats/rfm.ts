import type { PeopleSettings } from '../../config/people-settings.ts';

/** Scores from 1 to 5, more is better. */
export interface Rfm {
  recency: number;
  frequency: number;
  /** Only where the shop has said where scores part in that currency. */
  money?: number;
}

export interface RfmAsk {
  daysSinceLastOrder: number;
  orders: number;
  /** Net, of the currency with most of it. */
  revenue?: { minor: number; currency: string };
}

const reached = (value: number, thresholds: readonly number[]): number =>
  1 + thresholds.filter((threshold) => value >= threshold).length;

/** At most so many days: 5, and one less with each threshold that is passed. */
const recencyOf = (days: number, thresholds: readonly number[]): number =>
  5 - thresholds.filter((threshold) => days > threshold).length;

export const rfmOf = (
  { daysSinceLastOrder, orders, revenue }: RfmAsk,
  settings: PeopleSettings['rfm'],
): Rfm => {
  const thresholds = revenue && settings.revenueMinor[revenue.currency];
  return {
    recency: recencyOf(daysSinceLastOrder, settings.recencyDays),
    frequency: reached(orders, settings.orders),
    ...(thresholds && { money: reached(revenue.minor, thresholds) }),
  };
};
