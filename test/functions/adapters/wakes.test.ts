import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { SendMessageCommand, type SendMessageCommandInput, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import type { Wake } from '../../../core/journey/ports.ts';
import { schedulerWakes, wakesAtOnce } from '../../../functions/adapters/wakes.ts';
import { wakeSchema } from '../../../functions/advance-enrollment/wake-schema.ts';

const scheduler = mockClient(SchedulerClient);
const nowMs = Date.parse('2026-03-02T09:00:00.250Z');
const target = { group: 'kaskad', roleArn: 'arn:role', queueArn: 'arn:queue', deadLetterArn: 'arn:dead' };
const wakes = schedulerWakes(new SchedulerClient({}), target, { now: () => nowMs });
const wake = { profileId: 'p', enrollmentId: 'e', wakeNo: 1 };
const expressionOf = (call: number) =>
  (scheduler.call(call).args[0].input as { ScheduleExpression: string }).ScheduleExpression;

beforeEach(() => {
  scheduler.reset();
  scheduler.on(CreateScheduleCommand).resolves({});
});

describe('wakes of what is due already', () => {
  const sqs = mockClient(SQSClient);
  const armed: [Wake, number][] = [];
  const atOnce = wakesAtOnce({
    sqs: new SQSClient({}),
    queueUrl: 'https://sqs.example/wakes',
    clock: { now: () => nowMs },
    later: { arm: async (...one) => void armed.push(one) },
  });

  beforeEach(() => {
    sqs.reset();
    sqs.on(SendMessageCommand).resolves({});
    armed.length = 0;
  });

  it.each([-3_600_000, 0, 1_000])(
    'are put on their queue, %i ms from now, not before their time',
    async (ms) => {
      await atOnce.arm({ ...wake, dueAtMs: 7 }, nowMs + ms);

      const { DelaySeconds = 0, ...sent } = sqs.call(0).args[0].input as SendMessageCommandInput;
      expect(sent).toEqual({
        QueueUrl: 'https://sqs.example/wakes',
        MessageBody: '{"profileId":"p","enrollmentId":"e","wakeNo":1,"dueAtMs":7}',
      });
      expect(DelaySeconds * 1_000).toBeGreaterThan(ms);
      expect(armed).toEqual([]);
    },
  );

  it('leave the write after the arming as much time as a schedule does', async () => {
    await atOnce.arm(wake, nowMs);
    await wakes.arm(wake, nowMs);

    const scheduledMs = Date.parse(`${expressionOf(0).slice('at('.length, -1)}Z`) - nowMs;
    const { DelaySeconds = 0 } = sqs.call(0).args[0].input as SendMessageCommandInput;
    expect(DelaySeconds * 1_000).toBeGreaterThanOrEqual(scheduledMs);
  });

  it('say the same as those of a schedule, so that nobody knows how one came', async () => {
    await atOnce.arm({ ...wake, dueAtMs: 7 }, nowMs);
    await wakes.arm({ ...wake, dueAtMs: 7 }, nowMs);

    const { Target } = scheduler.call(0).args[0].input as CreateScheduleCommandInput;
    const { MessageBody = '' } = sqs.call(0).args[0].input as SendMessageCommandInput;
    expect(MessageBody).toBe(Target?.Input);
    expect(wakeSchema.parse(JSON.parse(MessageBody))).toEqual({ ...wake, dueAtMs: 7 });
  });

  it('are left to a schedule where they are not due', async () => {
    await atOnce.arm(wake, nowMs + 1_001);

    expect(armed).toEqual([[wake, nowMs + 1_001]]);
    expect(sqs.calls()).toEqual([]);
  });

  it('fail where their queue does, so that whoever arms them tries again', async () => {
    sqs.on(SendMessageCommand).rejects(new Error('away'));
    await expect(atOnce.arm(wake, nowMs)).rejects.toThrow('away');
  });
});

describe('wakes by EventBridge Scheduler', () => {
  it('come once, at a whole second that is not before their time, and go by themselves', async () => {
    await wakes.arm(wake, Date.parse('2026-03-02T10:00:00.001Z'));

    expect(scheduler.call(0).args[0].input).toMatchObject({
      GroupName: 'kaskad',
      ScheduleExpression: 'at(2026-03-02T10:00:01)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: 'arn:queue',
        RoleArn: 'arn:role',
        Input: '{"profileId":"p","enrollmentId":"e","wakeNo":1}',
        DeadLetterConfig: { Arn: 'arn:dead' },
      },
    });
  });

  it('ask for the next second when their time is past', async () => {
    await wakes.arm(wake, nowMs - 3_600_000);

    expect(expressionOf(0)).toBe('at(2026-03-02T09:00:02)');
  });

  it('leave the first of two of the same name standing', async () => {
    scheduler
      .on(CreateScheduleCommand)
      .rejects(new ConflictException({ message: 'exists', Message: 'exists', $metadata: {} }));

    await expect(wakes.arm(wake, nowMs)).resolves.toBeUndefined();
  });

  it('have a name of their own for each number and each second', async () => {
    await wakes.arm(wake, nowMs);
    await wakes.arm(wake, nowMs + 1);
    await wakes.arm({ ...wake, wakeNo: 2 }, nowMs);
    await wakes.arm(wake, nowMs + 1_000);

    const names = scheduler.calls().map((call) => (call.args[0].input as { Name: string }).Name);
    expect(names[0]).toBe(names[1]);
    expect(new Set(names).size).toBe(3);
  });

  it('say since when what they bring is due', async () => {
    await wakes.arm({ ...wake, dueAtMs: nowMs }, nowMs);

    expect(scheduler.call(0).args[0].input).toMatchObject({
      Target: { Input: `{"profileId":"p","enrollmentId":"e","wakeNo":1,"dueAtMs":${nowMs}}` },
    });
  });
});
