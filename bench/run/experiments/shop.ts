import type { VariantCounts } from '../../../core/experiment/counts.ts';
import type { Random } from '../../replay/random.ts';

/** People of one variant of a simulated experiment. */
export interface Arm {
  id: string;
  peopleADay: number;
  /** Chance that a person orders at all. */
  orders: number;
  unsubscribes: number;
  /** Chance that an order comes a day later still: at 0.5 a quarter come after two days or more. */
  later: number;
  /** Of the logarithm of a price: at 1 one order of a hundred is ten times the median, at 1.5 thirty times. */
  spread: number;
}

const MEDIAN_MINOR = 4_000;

/** The mean of what an order is worth. */
export const meanPriceMinor = (spread: number): number => MEDIAN_MINOR * Math.exp(spread ** 2 / 2);

/** By Box and Muller. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const priceMinor = (spread: number, random: Random): number =>
  Math.round(MEDIAN_MINOR * Math.exp(spread * normal(random)));

/** What a day adds. */
interface Day {
  ordered: number;
  unsubscribed: number;
  sumMinor: number;
  squaresMinor: number;
}

const liveOne = (
  { orders, unsubscribes, later, spread }: Arm,
  days: Day[],
  today: number,
  random: Random,
): void => {
  const first = days[today];
  if (first && random() < unsubscribes) first.unsubscribed++;
  if (random() >= orders) return;
  let on = today;
  while (random() < later) on++;
  const day = days[on];
  if (!day) return;
  const paid = priceMinor(spread, random);
  day.ordered++;
  day.sumMinor += paid;
  day.squaresMinor += paid ** 2;
};

/** The counts of an arm at the end of each day, people being drawn one by one. Orders after the last day are not seen. */
export const daysOf = (arm: Arm, length: number, random: Random): VariantCounts[] => {
  const days = Array.from({ length }, () => ({ ordered: 0, unsubscribed: 0, sumMinor: 0, squaresMinor: 0 }));
  for (let today = 0; today < length; today++)
    for (let person = 0; person < arm.peopleADay; person++) liveOne(arm, days, today, random);
  const all = { ordered: 0, unsubscribed: 0, sumMinor: 0, squaresMinor: 0 };
  return days.map((day, index) => {
    all.ordered += day.ordered;
    all.unsubscribed += day.unsubscribed;
    all.sumMinor += day.sumMinor;
    all.squaresMinor += day.squaresMinor;
    const { ordered, unsubscribed, sumMinor, squaresMinor } = all;
    const revenue = { EUR: { sumMinor, squaresMinor } };
    return { id: arm.id, people: arm.peopleADay * (index + 1), ordered, unsubscribed, revenue };
  });
};

/** What every variant had counted at the end of each day. */
export const experimentOf = (arms: readonly Arm[], length: number, random: Random): VariantCounts[][] => {
  const byArm = arms.map((arm) => daysOf(arm, length, random));
  return Array.from({ length }, (_, day) => byArm.flatMap((days) => days[day] ?? []));
};
