import type { VariantCounts } from '../../experiment/counts.ts';
import type { Look } from '../../experiment/look.ts';
import { isKnown, type Known, type Reading, unknown } from '../../experiment/reading.ts';
import { wonBack } from '../../experiment/won-back.ts';
import { inDecimals } from './figures.ts';
import type { PeopleOfPlan, PeopleSoFar } from './people.ts';

/** What would not have come without the messages. */
export interface WonBackReport {
  /** People who ordered. */
  orders: Reading;
  /** By currency, in decimals. */
  revenue: Record<string, Reading>;
  /** How many were written to, or might have been. */
  people: number;
  /** How many were kept out. */
  control: number;
}

/** The people for whom an interval is narrowest where nobody has planned how many there shall be. */
export const USUAL_PEOPLE = 10_000;

/** It may be looked at any day. */
export const usualLook: Look = { kind: 'any-day', plannedPeople: USUAL_PEOPLE };

const rootOf = (distances: readonly number[]): number =>
  Math.sqrt(distances.reduce((sum, distance) => sum + distance ** 2, 0));

/** The sum of independent figures: each side of the interval from that side of theirs (Zou and Donner, Statistics in Medicine 27, 2008). */
export const together = (readings: readonly Reading[]): Reading => {
  const known = readings.filter(isKnown);
  const [first] = readings;
  if (known.length === 0) return first ?? unknown('no-control-group');
  const estimate = known.reduce((sum, one) => sum + one.estimate, 0);
  const below = rootOf(known.map((one: Known) => one.estimate - one.low));
  const above = rootOf(known.map((one: Known) => one.high - one.estimate));
  return { kind: 'known', estimate, low: estimate - below, high: estimate + above };
};

interface Group {
  reached: VariantCounts;
  control: VariantCounts;
}

const groupsIn = (plans: readonly PeopleOfPlan[]): Group[] =>
  plans.flatMap(({ stepId, variants }) => {
    const reached = variants.find(({ id }) => id === 'in');
    const control = variants.find(({ id }) => id === 'control');
    const isMet = stepId === undefined && reached && control && reached.people > 0 && control.people > 0;
    return isMet ? [{ reached, control }] : [];
  });

/**
 * Against those who were kept out. Control groups of another share are weighed by themselves and added up, since their people are
 * no fair sample of each other's; where one of them is too small to tell of money, its part is left out.
 */
export const wonBackIn = (plans: readonly PeopleOfPlan[], look: Look = usualLook): WonBackReport => {
  const groups = groupsIn(plans);
  const found = groups.map(({ reached, control }) => wonBack(reached, control, look));
  const currencies = [...new Set(found.flatMap(({ revenueMinor }) => Object.keys(revenueMinor)))].sort();
  const revenueIn = (currency: string) =>
    together(found.flatMap(({ revenueMinor }) => revenueMinor[currency] ?? []));
  return {
    orders: together(found.map(({ orders }) => orders)),
    revenue: Object.fromEntries(
      currencies.map((currency) => [currency, inDecimals(revenueIn(currency), currency)]),
    ),
    people: groups.reduce((sum, { reached }) => sum + reached.people, 0),
    control: groups.reduce((sum, { control }) => sum + control.people, 0),
  };
};

/** Of those whose time to order is over; while it is nobody's, that is said, and not that nobody was kept out. */
export const wonBackOver = ({ over, all }: PeopleSoFar, look: Look = usualLook): WonBackReport => {
  const found = wonBackIn(over, look);
  const isTooEarly = groupsIn(over).length === 0 && groupsIn(all).length > 0;
  return isTooEarly ? { ...found, orders: unknown('nobody') } : found;
};
