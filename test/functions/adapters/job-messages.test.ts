import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { sqsJobMessages } from '../../../functions/adapters/job-messages.ts';

const sqs = mockClient(SQSClient);
const scheduler = mockClient(SchedulerClient);
const nowMs = Date.parse('2026-03-02T09:00:00Z');
const messages = sqsJobMessages({
  sqs: new SQSClient({}),
  queueUrl: 'https://sqs.example/jobs',
  scheduler: new SchedulerClient({}),
  target: { group: 'kaskad', roleArn: 'arn:role', queueArn: 'arn:jobs', deadLetterArn: 'arn:dead' },
  clock: { now: () => nowMs },
});

beforeEach(() => {
  sqs.reset();
  scheduler.reset();
  sqs.on(SendMessageCommand).resolves({});
  scheduler.on(CreateScheduleCommand).resolves({});
});

describe('messages that ask for a step of a job', () => {
  it('go on the queue at once', async () => {
    await messages.send({ jobId: 'j', step: 3 });

    expect(sqs.call(0).args[0].input).toEqual({
      QueueUrl: 'https://sqs.example/jobs',
      MessageBody: '{"jobId":"j","step":3}',
    });
  });

  it('go there later by a schedule of their own', async () => {
    await messages.sendAt({ jobId: 'j', step: 3 }, nowMs + 60_000);
    await messages.sendAt({ jobId: 'j', step: 4 }, nowMs + 60_000);

    const [first, second] = scheduler.calls().map((call) => call.args[0].input as { Name: string });
    expect(first).toMatchObject({
      ScheduleExpression: 'at(2026-03-02T09:01:00)',
      Target: { Arn: 'arn:jobs', Input: '{"jobId":"j","step":3}' },
    });
    expect(first?.Name).not.toBe(second?.Name);
  });
});
