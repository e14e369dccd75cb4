import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { comesAtMs } from '../../core/duration.ts';
import { hashId } from '../../core/hash.ts';
import type { Clock, Wake, Wakes } from '../../core/ports.ts';
import { type ScheduleTarget, schedulesTo } from './schedules.ts';

/** With the time in it: a function whose clock is off, or that died, may have armed the same number for another moment. */
const nameOf = ({ enrollmentId, wakeNo }: Wake, atMs: number): string =>
  `wake-${hashId([enrollmentId, wakeNo, comesAtMs(atMs)])}`;

/** Schedules that put `{ profileId, enrollmentId, wakeNo, dueAtMs }` on the wake queue. */
export const schedulerWakes = (client: SchedulerClient, target: ScheduleTarget, clock: Clock): Wakes => {
  const schedule = schedulesTo(client, target, clock);
  return {
    async arm(wake, atMs) {
      const { profileId, enrollmentId, wakeNo, dueAtMs } = wake;
      const message = { profileId, enrollmentId, wakeNo, ...(dueAtMs !== undefined && { dueAtMs }) };
      await schedule(nameOf(wake, atMs), message, atMs);
    },
  };
};
