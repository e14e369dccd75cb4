/** What people of a variant paid in one currency: of each person's sum, the sum and the sum of its squares. */
export interface RevenueSums {
  sumMinor: number;
  squaresMinor: number;
}

/**
 * Sums over the people of one variant, so that a read-out touches no profile. A person counts once, however often she entered
 * or ordered: chance drew her, not her carts. Best from when her time to order is over; a variant that only makes people order
 * sooner looks better before. Staff, tests and bots are not in it.
 */
export interface VariantCounts {
  id: string;
  people: number;
  /** How many of them ordered, once or more. */
  ordered: number;
  unsubscribed: number;
  /** By currency. */
  revenue: Readonly<Record<string, RevenueSums>>;
}

/** More people than there are, and more money; beyond them sums of doubles say nothing. */
const MOST_PEOPLE = 1e10;
const MOST_MINOR = 1e15;

/** Is it a number of people, of whom there are so many at most? */
export const isCount = (value: number, most = MOST_PEOPLE): boolean =>
  Number.isInteger(value) && value >= 0 && value <= most;

/** Squares bound their sum (Cauchy-Schwarz); the margin is for sums of doubles. */
const arePossible = ({ sumMinor, squaresMinor }: RevenueSums, people: number): boolean =>
  Math.abs(sumMinor) <= MOST_MINOR &&
  squaresMinor <= MOST_MINOR ** 2 &&
  sumMinor ** 2 <= people * squaresMinor * (1 + 1e-9);

/** Can these be counts of people at all? Refunds may take a sum of money below nothing, never a count. */
export const isPossible = ({ people, ordered, unsubscribed, revenue }: VariantCounts): boolean =>
  isCount(people) &&
  isCount(ordered, people) &&
  isCount(unsubscribed, people) &&
  Object.values(revenue).every((sums) => arePossible(sums, people));
