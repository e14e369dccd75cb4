import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { TestSends } from '../../core/send/ports.ts';

/** `{ test }` on the wake queue: who sends for real sends these, too. */
export const sqsTestSends = (sqs: SQSClient, queueUrl: string): TestSends => ({
  async send(test) {
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ test }) }));
  },
});
