import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import { comesAtMs, SECOND_MS } from '../../core/duration.ts';
import type { Clock } from '../../core/ports.ts';

/** A queue that schedules put messages on. */
export interface ScheduleTarget {
  group: string;
  roleArn: string;
  queueArn: string;
  deadLetterArn: string;
}

interface ScheduleEnv {
  SCHEDULE_GROUP_NAME: string;
  SCHEDULE_ROLE_ARN: string;
  SCHEDULE_DEAD_LETTER_QUEUE_ARN: string;
}

const targetOf = (env: ScheduleEnv, queueArn: string): ScheduleTarget => ({
  group: env.SCHEDULE_GROUP_NAME,
  roleArn: env.SCHEDULE_ROLE_ARN,
  queueArn,
  deadLetterArn: env.SCHEDULE_DEAD_LETTER_QUEUE_ARN,
});

export const wakeTarget = (env: ScheduleEnv & { WAKE_QUEUE_ARN: string }): ScheduleTarget =>
  targetOf(env, env.WAKE_QUEUE_ARN);

export const jobTarget = (env: ScheduleEnv & { JOB_QUEUE_ARN: string }): ScheduleTarget =>
  targetOf(env, env.JOB_QUEUE_ARN);

/**
 * `at()` knows whole seconds, and whether it takes a time that has passed is not documented:
 * what is due already is asked for in the next full second.
 */
const firesAtMs = (atMs: number, nowMs: number): number => comesAtMs(Math.max(atMs, nowMs + SECOND_MS));

/** One-time EventBridge schedules that put a message on a queue and delete themselves; of two of a name the first stands. */
export const schedulesTo =
  (client: SchedulerClient, target: ScheduleTarget, clock: Clock) =>
  async (name: string, message: object, atMs: number): Promise<void> => {
    const iso = new Date(firesAtMs(atMs, clock.now())).toISOString();
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
        Input: JSON.stringify(message),
        DeadLetterConfig: { Arn: target.deadLetterArn },
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    });
    await client.send(command).catch(toleratingOneThatStands);
  };

const toleratingOneThatStands = (error: unknown): void => {
  if (!(error instanceof ConflictException)) throw error;
};
