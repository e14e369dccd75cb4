import { isPossible, type RevenueSums, type VariantCounts } from './counts.ts';
import { type Bounds, difference, relativeDifference } from './interval.ts';
import { type Look, reachOf } from './look.ts';
import { type Mean, revenueOf, shareOf } from './mean.ts';
import { type Reading, type Unknown, unknown } from './reading.ts';

/** How far one variant is above another. */
export interface Uplift {
  /** Share of people (0.024: 2.4 points) or minor units per person. */
  absolute: Reading;
  /** 0.1: a tenth more. */
  relative: Reading;
}

/** `variant` against `base`. */
export interface Comparison {
  base: string;
  variant: string;
  orders: Uplift;
  unsubscribed: Uplift;
  /** By currency. */
  revenue: Readonly<Record<string, Uplift>>;
}

const shares: Bounds = { least: -1, most: 1 };
const money: Bounds = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
const nothing: RevenueSums = { sumMinor: 0, squaresMinor: 0 };

const neither = (reading: Unknown): Uplift => ({ absolute: reading, relative: reading });

const currenciesOf = (a: VariantCounts, b: VariantCounts): string[] =>
  [...new Set([...Object.keys(a.revenue), ...Object.keys(b.revenue)])].sort();

/** Reads two variants against each other; `alpha` is the chance of a wrong interval that is allowed, 0.05 for 95 %. */
export const compare = (
  base: VariantCounts,
  variant: VariantCounts,
  look: Look,
  alpha: number,
): Comparison => {
  const possible = isPossible(base) && isPossible(variant);

  const upliftOf = (meanOf: (counts: VariantCounts) => Mean | Unknown, bounds: Bounds): Uplift => {
    if (!possible) return neither(unknown('impossible-counts'));
    const [a, b] = [meanOf(base), meanOf(variant)];
    if (a.kind === 'unknown') return neither(a);
    if (b.kind === 'unknown') return neither(b);
    const reach = reachOf(look, alpha, a, b);
    return { absolute: difference(a, b, reach, bounds), relative: relativeDifference(a, b, reach) };
  };
  const revenueIn = (currency: string): Uplift =>
    upliftOf(
      ({ revenue, people, ordered }) => revenueOf(revenue[currency] ?? nothing, people, ordered),
      money,
    );

  return {
    base: base.id,
    variant: variant.id,
    orders: upliftOf(({ ordered, people }) => shareOf(ordered, people), shares),
    unsubscribed: upliftOf(({ unsubscribed, people }) => shareOf(unsubscribed, people), shares),
    revenue: Object.fromEntries(
      currenciesOf(base, variant).map((currency) => [currency, revenueIn(currency)]),
    ),
  };
};
