import { decide } from '../../../core/experiment/decide.ts';
import type { ExperimentPlan } from '../../../core/experiment/plan.ts';
import { readOut } from '../../../core/experiment/read-out.ts';
import { isKnown, type Reading } from '../../../core/experiment/reading.ts';
import type { Random } from '../../replay/random.ts';
import { type Arm, experimentOf } from './shop.ts';

/** An A/A experiment: variants that differ in nothing but how many people get them. */
export interface Alike {
  /** People a day of each variant. */
  peopleADay: readonly number[];
  orders: number;
  /** Of prices, see Arm. */
  spread?: number;
}

/** Planned for four weeks, and looked at on every day of eight. */
const PLANNED_DAYS = 28;
const DAYS = 56;

const armsOf = ({ peopleADay, orders, spread = 1 }: Alike): Arm[] =>
  peopleADay.map((people, index) => ({
    id: String.fromCharCode(97 + index),
    peopleADay: people,
    orders,
    unsubscribes: 0.003,
    later: 0.5,
    spread,
  }));

const planOf = (arms: readonly Arm[]): ExperimentPlan => {
  const aDay = arms.reduce((sum, { peopleADay }) => sum + peopleADay, 0);
  return {
    variants: arms.map(({ id, peopleADay }) => ({ id, share: peopleADay / aDay })),
    measure: { kind: 'orders', minimalDifference: 0.01 },
    plannedPeople: aDay * PLANNED_DAYS,
    leastDays: 7,
    mostMoreUnsubscribed: 0.005,
    confidence: 0.95,
  };
};

const seesDifference = (reading: Reading | undefined): boolean =>
  reading !== undefined && isKnown(reading) && (reading.low > 0 || reading.high < 0);

const none = { orders: 0, revenue: 0, unsubscribed: 0, winner: 0, peeking: 0 };
export type Alarms = typeof none;

/** Of so many A/A experiments the share in which a difference was seen on any day, although there is none. */
export const falseAlarms = (alike: Alike, experiments: number, random: Random): Alarms => {
  const arms = armsOf(alike);
  const plan = planOf(arms);
  const sum: Alarms = { ...none };
  for (let number = 0; number < experiments; number++) {
    const seen = new Set<keyof Alarms>();
    experimentOf(arms, DAYS, random).forEach((counts, day) => {
      const today = readOut(plan, counts);
      for (const { anyDay, once } of today.pairs) {
        if (seesDifference(anyDay.orders.absolute)) seen.add('orders');
        if (seesDifference(anyDay.revenue.EUR?.absolute)) seen.add('revenue');
        if (seesDifference(anyDay.unsubscribed.absolute)) seen.add('unsubscribed');
        if (seesDifference(once.orders.absolute)) seen.add('peeking');
      }
      if (decide(plan, today, day + 1).kind === 'stop-winner') seen.add('winner');
    });
    for (const alarm of seen) sum[alarm] += 1 / experiments;
  }
  return sum;
};
