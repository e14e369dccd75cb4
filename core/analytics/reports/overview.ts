import { isDone } from '../on-trial.ts';
import type { DayRange, Rows } from '../ports.ts';
import { countOf, type Figure, figuresIn, type Money, moneyOf, totalOf } from './figures.ts';
import { byItsChannel, type MessageFigures, messagesOf, type NotSent, notSentIn } from './messages.ts';
import { peopleIn } from './people.ts';
import { type WonBackReport, wonBackIn } from './won-back.ts';

export interface OrderFigures {
  orders: number;
  revenue: Money;
  cancelled: number;
  /** Nobody said what they are worth, or in which currency. */
  withoutValue: number;
  /** More was given back than was paid; what is beyond counts nowhere. */
  overRefunded: number;
  /** Claims of an order beyond the first journey's. */
  claimedAgain: number;
}

export interface Attributed {
  orders: number;
  revenue: Money;
}

/** Of one day, or of all together. */
export interface ShopFigures {
  entered: number;
  channels: Record<string, MessageFigures>;
  notSent: NotSent[];
  reacted: number;
  orderedAfter: OrderFigures;
  attributed: { last: Attributed; first: Attributed };
  cost: Money;
  /** Paid messages that were not needed, and their price. */
  spared: number;
  notSpent: Money;
}

export interface Overview extends DayRange {
  /** Unknown where nobody is kept out: then only `orderedAfter` can be said. */
  wonBack: WonBackReport;
  total: ShopFigures;
  /** Those on which anything happened. */
  days: ({ date: string } & ShopFigures)[];
}

const ofDays = (days: Readonly<Record<string, Rows>>): ShopFigures => {
  const done: Figure[] = figuresIn(days).filter(({ row }) => isDone(row));
  const total = totalOf(done);
  return {
    entered: countOf(total, 'entered'),
    channels: Object.fromEntries(byItsChannel(done).map(([channel, some]) => [channel, messagesOf(some)])),
    notSent: notSentIn(done),
    reacted: countOf(total, 'reacted'),
    orderedAfter: {
      orders: countOf(total, 'orders'),
      revenue: moneyOf(total, 'revenue'),
      cancelled: countOf(total, 'cancelled'),
      withoutValue: countOf(total, 'withoutValue'),
      overRefunded: countOf(total, 'overRefunded'),
      claimedAgain: countOf(total, 'claimedAgain'),
    },
    attributed: attributedIn(done),
    cost: moneyOf(total, 'cost'),
    spared: countOf(total, 'spared'),
    notSpent: moneyOf(total, 'notSpent'),
  };
};

/** Orders owed to a message by the last, and by the first, trusted touch before them. */
export const attributedIn = (figures: readonly Figure[]): ShopFigures['attributed'] => {
  const total = totalOf(figures);
  return {
    last: { orders: countOf(total, 'attributed'), revenue: moneyOf(total, 'attributedRevenue') },
    first: { orders: countOf(total, 'firstTouched'), revenue: moneyOf(total, 'firstTouchedRevenue') },
  };
};

/** The whole shop, from its rows by day. */
export const overview = (range: DayRange, shop: Readonly<Record<string, Rows>>): Overview => ({
  ...range,
  wonBack: wonBackIn(peopleIn(figuresIn(shop))),
  total: ofDays(shop),
  days: Object.entries(shop)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, rows]) => ({ date, ...ofDays({ [date]: rows }) })),
});
