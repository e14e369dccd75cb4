import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import { hashId } from '../../core/hash.ts';
import type { Clock, Wake, Wakes } from '../../core/ports.ts';

export interface WakeTarget {
  group: string;
  roleArn: string;
  queueArn: string;
  deadLetterArn: string;
}

interface WakeEnv {
  SCHEDULE_GROUP_NAME: string;
  SCHEDULE_ROLE_ARN: string;
  WAKE_QUEUE_ARN: string;
  SCHEDULE_DEAD_LETTER_QUEUE_ARN: string;
}

export const wakeTarget = (env: WakeEnv): WakeTarget => ({
  group: env.SCHEDULE_GROUP_NAME,
  roleArn: env.SCHEDULE_ROLE_ARN,
  queueArn: env.WAKE_QUEUE_ARN,
  deadLetterArn: env.SCHEDULE_DEAD_LETTER_QUEUE_ARN,
});

const secondMs = 1000;

/**
 * `at()` knows whole seconds, and whether it takes a time that has passed is not documented:
 * what is due already is asked for in the next full second.
 */
const firesAtMs = (atMs: number, nowMs: number): number =>
  Math.ceil(Math.max(atMs, nowMs + secondMs) / secondMs) * secondMs;

/** The schedule of a wake; a name is never used for two different wakes. */
const scheduleName = (wake: Wake): string => `wake-${hashId([wake.enrollmentId, wake.wakeNo])}`;

/** One-time EventBridge schedules that put `{ profileId, enrollmentId, wakeNo }` on the wake queue and delete themselves. */
export const schedulerWakes = (client: SchedulerClient, target: WakeTarget, clock: Clock): Wakes => ({
  async arm(wake, atMs) {
    const name = scheduleName(wake);
    const iso = new Date(firesAtMs(atMs, clock.now())).toISOString();
    const { profileId, enrollmentId, wakeNo } = wake;
    const command = new CreateScheduleCommand({
      Name: name,
      GroupName: target.group,
      ClientToken: name,
      ScheduleExpression: `at(${iso.slice(0, 'yyyy-mm-ddThh:mm:ss'.length)})`,
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: target.queueArn,
        RoleArn: target.roleArn,
        Input: JSON.stringify({ profileId, enrollmentId, wakeNo }),
        DeadLetterConfig: { Arn: target.deadLetterArn },
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    });
    await client.send(command).catch(toleratingOneThatStands);
  },
});

const toleratingOneThatStands = (error: unknown): void => {
  if (!(error instanceof ConflictException)) throw error;
};
