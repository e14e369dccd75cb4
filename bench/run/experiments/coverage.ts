import { compare } from '../../../core/experiment/compare.ts';
import type { VariantCounts } from '../../../core/experiment/counts.ts';
import type { Look } from '../../../core/experiment/look.ts';
import { isKnown, type Reading } from '../../../core/experiment/reading.ts';
import type { Random } from '../../replay/random.ts';
import { type Arm, experimentOf, meanPriceMinor } from './shop.ts';

/** Two variants that do differ. */
export interface Unlike {
  peopleADay: readonly [number, number];
  orders: readonly [number, number];
  /** Of prices, see Arm. */
  spread?: number;
}

const DAYS = 28;

const armOf = (id: string, peopleADay: number, orders: number, spread: number): Arm => ({
  id,
  peopleADay,
  orders,
  unsubscribes: 0.003,
  later: 0,
  spread,
});

export type Figure = `${'once' | 'anyDay'}${'Orders' | 'Relative' | 'Revenue'}`;
export type Coverage = Readonly<Record<Figure, number | undefined>>;

/** One comparison's readings beside their truths. */
type Checked = readonly (readonly [Figure, Reading | undefined, number])[];

/** In how many experiments a figure was given, and in how many of these it was wrong. */
class Tally {
  readonly given = new Map<Figure, number>();
  readonly wrong = new Map<Figure, number>();

  /** Everything that one experiment said on all its days. */
  add(said: Checked): void {
    const [given, wrong] = [new Set<Figure>(), new Set<Figure>()];
    for (const [figure, reading, truth] of said) {
      if (!reading || !isKnown(reading)) continue;
      given.add(figure);
      if (truth < reading.low || truth > reading.high) wrong.add(figure);
    }
    for (const figure of given) this.given.set(figure, (this.given.get(figure) ?? 0) + 1);
    for (const figure of wrong) this.wrong.set(figure, (this.wrong.get(figure) ?? 0) + 1);
  }

  /** Left out where it was given too seldom to tell. */
  covered(figure: Figure): number | undefined {
    const given = this.given.get(figure) ?? 0;
    return given < 200 ? undefined : 1 - (this.wrong.get(figure) ?? 0) / given;
  }
}

/**
 * Of the experiments that gave a figure the share whose 95 % interval holds the truth: the one for a fixed day on the last day, the
 * one for any day on all 28 days at once.
 */
export const coverage = (
  { peopleADay, orders, spread = 1 }: Unlike,
  experiments: number,
  random: Random,
): Coverage => {
  const arms = [armOf('a', peopleADay[0], orders[0], spread), armOf('b', peopleADay[1], orders[1], spread)];
  const truth = orders[1] - orders[0];
  const [relative, revenue] = [truth / orders[0], truth * meanPriceMinor(spread)];
  const plannedPeople = DAYS * (peopleADay[0] + peopleADay[1]);
  const checked = (kind: 'once' | 'anyDay', base: VariantCounts, variant: VariantCounts): Checked => {
    const look: Look = kind === 'once' ? { kind } : { kind: 'any-day', plannedPeople };
    const found = compare(base, variant, look, 0.05);
    return [
      [`${kind}Orders`, found.orders.absolute, truth],
      [`${kind}Relative`, found.orders.relative, relative],
      [`${kind}Revenue`, found.revenue.EUR?.absolute, revenue],
    ];
  };
  const tally = new Tally();
  for (let number = 0; number < experiments; number++)
    tally.add(
      experimentOf(arms, DAYS, random).flatMap(([base, variant], day) => {
        if (!base || !variant) return [];
        const last = day === DAYS - 1 ? checked('once', base, variant) : [];
        return [...checked('anyDay', base, variant), ...last];
      }),
    );
  return {
    onceOrders: tally.covered('onceOrders'),
    onceRelative: tally.covered('onceRelative'),
    onceRevenue: tally.covered('onceRevenue'),
    anyDayOrders: tally.covered('anyDayOrders'),
    anyDayRelative: tally.covered('anyDayRelative'),
    anyDayRevenue: tally.covered('anyDayRevenue'),
  };
};
