import type { RevenueSums } from './counts.ts';
import { type Unknown, unknown } from './reading.ts';

/** A mean over people and how far it may be off. */
export interface Mean {
  kind: 'mean';
  people: number;
  /** As counted, to be shown. */
  counted: number;
  /** As reckoned with: see `shareOf`. */
  mean: number;
  /** Of the mean, not of a person. */
  variance: number;
  /** Degrees of freedom of the variance; infinite where it follows from the mean. */
  freedom: number;
}

/** The mean of fewer is not normal yet, prices being as uneven as they are. */
const FEWEST_ORDERS = 100;
/** One order as large as all others together is no hundred. */
const FEWEST_EQUAL_ORDERS = 10;

/**
 * A share of people, with one hit and one miss added: nobody of twenty ordered is no proof that nobody ever will. The
 * difference of two such shares is the interval of Agresti and Caffo (The American Statistician 54, 2000), and has a width at
 * no orders and at all orders too.
 */
export const shareOf = (hits: number, people: number): Mean | Unknown => {
  if (people === 0) return unknown('nobody');
  const mean = (hits + 1) / (people + 2);
  const variance = (mean * (1 - mean)) / (people + 2);
  return {
    kind: 'mean',
    people,
    counted: hits / people,
    mean,
    variance,
    freedom: Number.POSITIVE_INFINITY,
  };
};

/** So many orders of one and the same size would be as uncertain as these: one of a million among cents is one. */
const equalOrders = ({ sumMinor, squaresMinor }: RevenueSums): number =>
  squaresMinor > 0 ? sumMinor ** 2 / squaresMinor : 0;

/**
 * Money per person, in minor units, with those who paid nothing; `orders` of them paid, in any currency. Its spread is known no
 * better than from so many equal orders: people without one add nothing to it, so they are no degrees of freedom either.
 */
export const revenueOf = (sums: RevenueSums, people: number, orders: number): Mean | Unknown => {
  if (people === 0) return unknown('nobody');
  const equal = equalOrders(sums);
  if (orders < FEWEST_ORDERS || equal < FEWEST_EQUAL_ORDERS) return unknown('too-few-orders');
  const mean = sums.sumMinor / people;
  const spread = Math.max(0, sums.squaresMinor - people * mean ** 2);
  const variance = spread / (people - 1) / people;
  return { kind: 'mean', people, counted: mean, mean, variance, freedom: Math.min(people - 1, equal) };
};
