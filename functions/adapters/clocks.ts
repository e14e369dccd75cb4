import {
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { hashId } from '../../core/hash.ts';
import type { Clock, Clocks } from '../../core/ports.ts';
import type { ClockMark } from '../../core/profile/segment-marks.ts';
import { type ScheduleTarget, schedulesTo } from './schedules.ts';

/** With the time in it: an attempt that was lost may have armed the same number for another moment. */
const nameOf = (profileId: string, { no, atMs }: ClockMark): string =>
  `clock-${hashId([profileId, 'clock', no, atMs])}`;

/** Schedules that put `{ profileId, clockNo, armedAtMs }` on the wake queue. */
export const schedulerClocks = (client: SchedulerClient, target: ScheduleTarget, clock: Clock): Clocks => {
  const schedule = schedulesTo(client, target, clock);
  return {
    async arm(profileId, mark) {
      const message = { profileId, clockNo: mark.no, armedAtMs: mark.atMs };
      await schedule(nameOf(profileId, mark), message, mark.atMs);
    },
    async disarm(profileId, mark) {
      const command = new DeleteScheduleCommand({ Name: nameOf(profileId, mark), GroupName: target.group });
      await client.send(command).catch(toleratingNone);
    },
  };
};

const toleratingNone = (error: unknown): void => {
  if (!(error instanceof ResourceNotFoundException)) throw error;
};
