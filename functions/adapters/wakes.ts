import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { comesAtMs, SECOND_MS } from '../../core/duration.ts';
import { hashId } from '../../core/hash.ts';
import type { Wake, Wakes } from '../../core/journey/ports.ts';
import type { Clock } from '../../core/ports.ts';
import { type ScheduleTarget, schedulesTo } from './schedules.ts';

/** With the time in it: a function whose clock is off, or that died, may have armed the same number for another moment. */
const nameOf = ({ enrollmentId, wakeNo }: Wake, atMs: number): string =>
  `wake-${hashId([enrollmentId, wakeNo, comesAtMs(atMs)])}`;

/** What stands on the wake queue: `{ profileId, enrollmentId, wakeNo, dueAtMs }`. */
const messageOf = ({ profileId, enrollmentId, wakeNo, dueAtMs }: Wake): object => ({
  ...{ profileId, enrollmentId, wakeNo },
  ...(dueAtMs !== undefined && { dueAtMs }),
});

/** Schedules that put it there. */
export const schedulerWakes = (client: SchedulerClient, target: ScheduleTarget, clock: Clock): Wakes => {
  const schedule = schedulesTo(client, target, clock);
  return { arm: (wake, atMs) => schedule(nameOf(wake, atMs), messageOf(wake), atMs) };
};

interface AtOnce {
  sqs: SQSClient;
  queueUrl: string;
  clock: Clock;
  /** For whatever is not due. */
  later: Wakes;
}

/** As late as the soonest schedule: a wake is armed before the write that it is to find. */
const SOON_SECONDS = 2;

/**
 * What is due is put there without a schedule, which may take a minute of its own: somebody waits for a message that was asked for now. Armed
 * twice it comes twice, which does no harm.
 */
export const wakesAtOnce = ({ sqs, queueUrl, clock, later }: AtOnce): Wakes => ({
  async arm(wake, atMs) {
    if (atMs > clock.now() + SECOND_MS) return later.arm(wake, atMs);
    const MessageBody = JSON.stringify(messageOf(wake));
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody, DelaySeconds: SOON_SECONDS }));
  },
});
