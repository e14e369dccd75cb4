import { DAY_MS } from '../duration.ts';
import type { ChangesAt } from './answers.ts';
import type { Condition } from './condition.ts';
import { dayMarks } from './day-marks.ts';
import { dependenciesOf } from './dependencies.ts';
import { holds } from './holds.ts';
import type { Roots } from './roots.ts';

/** Looked at so many instants at which it might have changed, one answers the next as if it did: a look too many does no harm. */
const MOST_STEPS = 64;

/** The roots of the same person at another moment, its clock watched. */
export type RootsAt = (clock: { nowMs: number; changesAt: ChangesAt }) => Roots;

/** Days to go from a number of days to the next that matters; infinite if none comes. */
const daysTo = (marks: readonly number[] | undefined, days: number): number =>
  marks ? Math.min(...marks.map((mark) => (mark < days ? Number.POSITIVE_INFINITY : mark - days))) : 0;

const lookAt = (condition: object, marks: readonly number[] | undefined, rootsAt: RootsAt, nowMs: number) => {
  let nextMs = Number.POSITIVE_INFINITY;
  const changesAt: ChangesAt = (atMs, days) => {
    const mattersAtMs = days === undefined ? atMs : atMs + daysTo(marks, days) * DAY_MS;
    if (mattersAtMs > nowMs && mattersAtMs < nextMs) nextMs = mattersAtMs;
  };
  return { isSo: holds(condition as Condition, rootsAt({ nowMs, changesAt })), nextMs };
};

interface Plan {
  byClock: boolean;
  marks: readonly number[] | undefined;
}

const plans = new WeakMap<object, Plan>();

const planOf = (condition: object): Plan => {
  const known = plans.get(condition);
  if (known) return known;
  const plan = { byClock: dependenciesOf(condition).byClock, marks: dayMarks(condition) };
  plans.set(condition, plan);
  return plan;
};

/**
 * The next instant at which a condition holds or ceases to hold by the clock alone; undefined if it never does. All that it
 * looks at says when that itself will change, and before the earliest of these instants the outcome cannot. What comes
 * no earlier than `beforeMs` nobody asks about.
 */
export const nextChange = (
  condition: Condition,
  rootsAt: RootsAt,
  nowMs: number,
  beforeMs = Number.POSITIVE_INFINITY,
): number | undefined => {
  if (typeof condition === 'boolean') return undefined;
  const { byClock, marks } = planOf(condition);
  if (!byClock) return undefined;
  const now = lookAt(condition, marks, rootsAt, nowMs);
  let { nextMs } = now;
  for (let step = 0; step < MOST_STEPS && nextMs < beforeMs; step++) {
    const then = lookAt(condition, marks, rootsAt, nextMs);
    if (then.isSo !== now.isSo) return nextMs;
    nextMs = then.nextMs;
  }
  return nextMs < beforeMs ? nextMs : undefined;
};
