import type { Channel } from '../consent/consent.ts';

/** What is counted once per message, entry or person. */
export const plainMeasures = [
  /** Came into a journey; with `variant: control` was kept out by chance. */
  'entered',
  /** Left, or may have left: `unknown` is a part of it. */
  'sent',
  'unknown',
  'parts',
  'delivered',
  /** By a person, and by a machine: each once a message. */
  'opened',
  'openedByMachine',
  'clicked',
  'clickedByMachine',
  /** The provider took it and gave it back, or never took it. */
  'bounced',
  'rejected',
  'complained',
  'delayed',
  'answered',
  'reacted',
  /** Did what the journey aims at. */
  'converted',
  'unsubscribed',
  /** Orders whose last, or first, trusted touch was this message. */
  'attributed',
  'firstTouched',
  /** A paid message that the stated baseline would have sent, and that was not needed. */
  'spared',
] as const;

/** Of the shop, about orders of people whom a journey wrote to: each order once, however many journeys claim it. */
export const orderMeasures = [
  'orders',
  'cancelled',
  /** Nobody said what they are worth, or in which currency. */
  'withoutValue',
  /** More was given back than was paid: what is beyond counts nowhere. */
  'overRefunded',
  /** Claims of one order beyond the first journey's. */
  'claimedAgain',
] as const;

/** Of an experiment, by variant: people once each, on the day that they first met it. */
export const experimentMeasures = ['people', 'peopleOrdered', 'peopleUnsubscribed'] as const;

/** In minor units, by currency: `revenue:EUR`. `paidSquares` is the sum of the squares of each person's `paid`. */
export const moneyMeasures = [
  'revenue',
  'cost',
  'notSpent',
  'attributedRevenue',
  'firstTouchedRevenue',
  'paid',
  'paidSquares',
] as const;

/** By reason: `skipped:no-consent`, `ended:reacted`. */
export const reasonMeasures = ['skipped', 'held', 'ended'] as const;

/** Where channels stand together: `sent:email`. */
type OfChannel = `sent:${Channel}`;

export type Measure =
  | (typeof plainMeasures)[number]
  | OfChannel
  | (typeof orderMeasures)[number]
  | (typeof experimentMeasures)[number]
  | `${(typeof moneyMeasures)[number]}:${string}`
  | `${(typeof reasonMeasures)[number]}:${string}`;

/** Whole numbers by what they count; below nothing only in what takes back. */
export type Amounts = Partial<Record<Measure, number>>;
