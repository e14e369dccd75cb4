import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { hashId } from '../../core/hash.ts';
import type { JobMessages } from '../../core/jobs/ports.ts';
import type { Clock } from '../../core/ports.ts';
import { type ScheduleTarget, schedulesTo } from './schedules.ts';

export interface JobMessageParts {
  sqs: SQSClient;
  queueUrl: string;
  scheduler: SchedulerClient;
  target: ScheduleTarget;
  clock: Clock;
}

/** `{ jobId, step }` on the queue of jobs, now or by a schedule. */
export const sqsJobMessages = ({ sqs, queueUrl, scheduler, target, clock }: JobMessageParts): JobMessages => {
  const schedule = schedulesTo(scheduler, target, clock);
  return {
    async send({ jobId, step }) {
      const MessageBody = JSON.stringify({ jobId, step });
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
    },
    sendAt: ({ jobId, step }, atMs) => schedule(`job-${hashId([jobId, step])}`, { jobId, step }, atMs),
  };
};
