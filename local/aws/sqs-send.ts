import { md5 } from '../queue/lambda-event.ts';
import type { Queue } from '../queue/queue.ts';
import { AwsFault } from './fault.ts';
import type { Outgoing, SendBatch } from './sqs-schemas.ts';

const MOST_BYTES = 1024 * 1024;
const MOST_ENTRIES = 10;

/** A fault that SDKs know by its shape, and older ones by the code of the query protocol. */
export const sqsFault = (shape: string, message: string, queryCode = `AWS.SimpleQueueService.${shape}`) =>
  new AwsFault(`com.amazonaws.sqs#${shape}`, message, 400, queryCode);

export function send({ MessageBody, DelaySeconds, MessageAttributes }: Outgoing, queue: Queue) {
  if (Buffer.byteLength(MessageBody) > MOST_BYTES)
    throw new AwsFault(
      'InvalidParameterValue',
      `One or more parameters are invalid. Message must be shorter than ${MOST_BYTES} bytes.`,
    );
  const message = queue.send(MessageBody, {
    attributes: MessageAttributes,
    ...(DelaySeconds !== undefined && { delaySeconds: DelaySeconds }),
  });
  return { MessageId: message.id, MD5OfMessageBody: md5(MessageBody) };
}

export function sendBatch({ Entries }: SendBatch, queue: Queue) {
  if (Entries.length === 0)
    throw sqsFault('EmptyBatchRequest', 'There should be at least one SendMessageBatchRequestEntry.');
  if (Entries.length > MOST_ENTRIES)
    throw sqsFault('TooManyEntriesInBatchRequest', `At most ${MOST_ENTRIES} entries are allowed.`);
  return { Successful: Entries.map(({ Id, ...entry }) => ({ Id, ...send(entry, queue) })), Failed: [] };
}
