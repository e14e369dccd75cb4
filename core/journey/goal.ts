import { DAY_MS, durationMs } from '../duration.ts';
import { type HappenAsk, happens } from './awaited.ts';
import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import type { Journey } from './journey.ts';

/** As long as an enrollment is kept after its end. */
const LONGEST_MS = 30 * DAY_MS;

/** For so long after the entry the goal counts. */
export const goalWithinMs = ({ goal }: Pick<Journey, 'goal'>): number =>
  goal?.within === undefined ? LONGEST_MS : durationMs(goal.within);

/** Was this what the journey aims at, in time? Whether she is still inside does not matter. */
const isGoal = ({ journey }: CompiledJourney, ask: HappenAsk): boolean =>
  journey.goal !== undefined &&
  ask.event.atMs <= ask.enrollment.trigger.atMs + goalWithinMs(journey) &&
  happens(journey.goal, ask);

/**
 * The enrollment that an event is booked on: the latest that it may count for, so that one order counts once; undefined when
 * that one has reached its goal before.
 */
export const goalOf = (
  journey: CompiledJourney,
  enrollments: readonly Enrollment[],
  ask: Omit<HappenAsk, 'enrollment'>,
): Enrollment | undefined => {
  const latest = enrollments
    .filter((enrollment) => enrollment.journeyId === journey.id && isGoal(journey, { ...ask, enrollment }))
    .toSorted((a, b) => b.enteredAtMs - a.enteredAtMs)[0];
  return latest?.goalAtMs === undefined ? latest : undefined;
};
