import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { hashId } from '../../core/hash.ts';
import type { Clock, Wake, Wakes } from '../../core/ports.ts';
import { type ScheduleTarget, schedulesTo } from './schedules.ts';

/** The schedule of a wake; a name is never used for two different wakes. */
const scheduleName = (wake: Wake, besides: string | undefined): string =>
  `wake-${hashId([wake.enrollmentId, wake.wakeNo, ...(besides === undefined ? [] : [besides])])}`;

/** Schedules that put `{ profileId, enrollmentId, wakeNo }` on the wake queue. */
export const schedulerWakes = (client: SchedulerClient, target: ScheduleTarget, clock: Clock): Wakes => {
  const schedule = schedulesTo(client, target, clock);
  return {
    async arm(wake, atMs, besides) {
      const { profileId, enrollmentId, wakeNo } = wake;
      await schedule(scheduleName(wake, besides), { profileId, enrollmentId, wakeNo }, atMs);
    },
  };
};
