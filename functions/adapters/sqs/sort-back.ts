import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** So many in one go: a request waits for it. */
const MOST_MOVED = 200;
/** Longer than it takes, so that nobody else moves the same. */
const HELD_SECONDS = 60;

/**
 * Puts dead letters back by hand, each into the queue that is for it: SQS moves only those that came from a queue. Sent first and
 * deleted then: a crash in between repeats one, which does no harm. Answers how many.
 */
export const sortBack = async (
  sqs: SQSClient,
  deadUrl: string,
  urlFor: (body: string) => string,
): Promise<number> => {
  const move = async ({ Body = '', ReceiptHandle }: Message) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: urlFor(Body), MessageBody: Body }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl: deadUrl, ReceiptHandle }));
  };
  let moved = 0;
  while (moved < MOST_MOVED) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: deadUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: HELD_SECONDS,
      }),
    );
    if (Messages.length === 0) break;
    await Promise.all(Messages.map(move));
    moved += Messages.length;
  }
  return moved;
};
