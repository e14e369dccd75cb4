import { ConflictException, CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { schedulerWakes } from '../../../functions/adapters/wakes.ts';

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
