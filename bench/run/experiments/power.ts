import { decide } from '../../../core/experiment/decide.ts';
import type { ExperimentPlan } from '../../../core/experiment/plan.ts';
import { readOut } from '../../../core/experiment/read-out.ts';
import { sampleSize } from '../../../core/experiment/sample-size.ts';
import type { Random } from '../../replay/random.ts';
import { experimentOf } from './shop.ts';

/** What is to be found, and with which chance. */
export interface Hidden {
  baseline: number;
  difference: number;
  power: number;
  /** Of the variant without the difference, and of the better one. */
  shares: readonly [number, number];
}

export interface Found {
  /** People that the helper asks for, and how many it would for one fixed day. */
  people: number;
  onceTotal: number;
  /** Share of the experiments that the better variant won, and the worse. */
  found: number;
  wrong: number;
  /** On which day of 28, on average. */
  day: number;
}

const DAYS = 28;

const planOf = ({ difference, shares }: Hidden, plannedPeople: number): ExperimentPlan => ({
  variants: [
    { id: 'a', share: shares[0] },
    { id: 'b', share: shares[1] },
  ],
  measure: { kind: 'orders', minimalDifference: difference },
  plannedPeople,
  leastDays: 7,
  mostMoreUnsubscribed: 0.005,
  confidence: 0.95,
});

/** Runs experiments of the size that the helper asks for, decided upon daily, with a difference as large as it was asked about. */
export const power = (hidden: Hidden, experiments: number, random: Random): Found => {
  const size = sampleSize(hidden);
  if (size.kind === 'unknown') throw new RangeError(size.reason);
  const plan = planOf(hidden, size.total);
  const arms = plan.variants.map(({ id }, index) => ({
    id,
    peopleADay: Math.ceil((size.people[index] ?? 0) / DAYS),
    orders: hidden.baseline + (index === 0 ? 0 : hidden.difference),
    unsubscribes: 0.003,
    later: 0.5,
    spread: 1,
  }));
  const found: Found = { people: size.total, onceTotal: size.onceTotal, found: 0, wrong: 0, day: 0 };
  for (let number = 0; number < experiments; number++) {
    const decisions = experimentOf(arms, DAYS, random).map((counts, day) =>
      decide(plan, readOut(plan, counts), day + 1),
    );
    const day = decisions.findIndex(({ kind }) => kind !== 'go-on');
    const decision = decisions[day];
    if (decision?.kind !== 'stop-winner') continue;
    if (decision.winner !== 'b') found.wrong += 1 / experiments;
    else {
      found.found += 1 / experiments;
      found.day += day + 1;
    }
  }
  return { ...found, day: found.found > 0 ? found.day / Math.round(found.found * experiments) : 0 };
};
