import { contentHash } from '../config/canonical.ts';
import type { Fault } from '../errors.ts';
import type { Journey } from '../journey/journey.ts';
import { nextOccurrence } from './occurrences.ts';
import { scheduleOf } from './schedule-of.ts';

export interface ScheduleCheck {
  /** What is in effect until now. */
  before: Pick<Journey, 'trigger'> | undefined;
  shopZone: string;
  nowMs: number;
}

/** Who publishes a broadcast means it to take place; one that stays as it was may be over. */
export const scheduleFaults = (
  journey: Pick<Journey, 'trigger'>,
  { before, shopZone, nowMs }: ScheduleCheck,
): Fault[] => {
  const schedule = scheduleOf(journey);
  if (!schedule || nextOccurrence(schedule, shopZone, nowMs)) return [];
  const earlier = before && scheduleOf(before);
  if (earlier && contentHash(earlier) === contentHash(schedule)) return [];
  return [{ path: '/trigger/schedule/at', message: 'no time of this schedule lies ahead' }];
};
