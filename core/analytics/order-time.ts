import { DAY_MS } from '../duration.ts';
import { goalWithinMs } from '../journey/goal.ts';
import type { Journey } from '../journey/journey.ts';

const WITHOUT_GOAL_MS = 7 * DAY_MS;

/** For so long after she met an experiment what she does counts for it. */
export const orderTimeMs = ({ goal }: Pick<Journey, 'goal'>): number =>
  goal ? goalWithinMs({ goal }) : WITHOUT_GOAL_MS;
