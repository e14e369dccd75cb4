import {
  ChangeMessageVisibilityCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { saidOf } from '../../../core/queue/dead-letter.ts';
import type { DeadLetter } from '../../../core/queue/queues.ts';

/** Should giving them back fail, they show by themselves after this. */
const LOOK_SECONDS = 10;

const letterOf = ({ MessageId = '', Body = '', Attributes = {}, MessageAttributes }: Message): DeadLetter => {
  const first = Attributes.ApproximateFirstReceiveTimestamp;
  const errorCode = MessageAttributes?.ERROR_CODE?.StringValue;
  return {
    id: MessageId,
    ...saidOf(Body),
    // Looking at it is a receive too.
    receivedTimes: Math.max(0, Number(Attributes.ApproximateReceiveCount ?? 1) - 1),
    sentAtMs: Number(Attributes.SentTimestamp ?? 0),
    ...(first !== undefined && { firstReceivedAtMs: Number(first) }),
    ...(errorCode !== undefined && { errorCode }),
  };
};

/** Takes up to ten dead letters, reads what they are about, and gives them back. */
export const lookAtDead = async (sqs: SQSClient, QueueUrl: string): Promise<DeadLetter[]> => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: LOOK_SECONDS,
      MessageSystemAttributeNames: [
        'ApproximateReceiveCount',
        'SentTimestamp',
        'ApproximateFirstReceiveTimestamp',
      ],
      MessageAttributeNames: ['ERROR_CODE'],
    }),
  );
  await Promise.allSettled(
    Messages.map(({ ReceiptHandle }) =>
      sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 })),
    ),
  );
  return Messages.map(letterOf);
};
