import { DAY_MS, durationMs } from '../duration.ts';
import { shortHash } from '../hash.ts';
import { completedOrderHash } from '../profile/stats/order-said.ts';
import type { AppliedEvent } from './applied-event.ts';
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

/** Tells a goal from another: an order by its id, as two clocks may put its call at two instants, and all else by its message. */
export const goalMarkOf = (event: AppliedEvent): string =>
  completedOrderHash(event) ?? shortHash(event.messageId);

/** By an attempt that was cut off after it, most likely: it is told again. Those from before marks were kept are known by their time. */
export const isBookedBy = ({ goalAtMs, goalMark }: Enrollment, event: AppliedEvent): boolean =>
  goalMark === undefined ? goalAtMs === event.atMs : goalMark === goalMarkOf(event);

/**
 * The enrollment that an event is booked on: the latest that it may count for, so that one order counts once; undefined when
 * that one has reached its goal before. `ofJourney`: hers in it.
 */
export const goalOf = (
  journey: CompiledJourney,
  ofJourney: readonly Enrollment[],
  ask: Omit<HappenAsk, 'enrollment'>,
): Enrollment | undefined => {
  const latest = ofJourney
    .filter((enrollment) => isGoal(journey, { ...ask, enrollment }))
    .toSorted((a, b) => b.enteredAtMs - a.enteredAtMs)[0];
  return latest?.goalAtMs === undefined ? latest : undefined;
};
