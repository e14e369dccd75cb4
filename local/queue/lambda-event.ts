import { createHash } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent, SQSMessageAttributes } from 'aws-lambda';
import type { Message, Receipt } from './message.ts';
import type { Queue } from './queue.ts';

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** System attributes as SQS reports them, all of them strings. */
export const systemAttributes = (message: Message) => ({
  ApproximateReceiveCount: String(message.receiveCount + (message.receivedElsewhere ?? 0)),
  SentTimestamp: String(message.sentAtMs),
  SenderId: 'AIDALOCAL',
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAtMs ?? message.sentAtMs),
  ...(message.deadLetterSourceArn !== undefined && { DeadLetterQueueSourceArn: message.deadLetterSourceArn }),
});

/** The event that Lambda's poller makes of a batch. */
export const sqsEvent = (receipts: readonly Receipt[], { model }: Queue, region: string): SQSEvent => ({
  Records: receipts.map(({ handle, message }) => ({
    messageId: message.id,
    receiptHandle: handle,
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes: lambdaAttributes(message),
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: model.arn,
    awsRegion: region,
  })),
});

function lambdaAttributes({ attributes }: Message): SQSMessageAttributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        dataType: DataType,
        ...(StringValue !== undefined && { stringValue: StringValue }),
        ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
      },
    ]),
  );
}

/**
 * Which messages of a batch failed by the function's answer, as Lambda reads it: nothing or an empty list is
 * success, an unknown or missing identifier fails the whole batch.
 */
export function failedMessages(payload: string, receipts: readonly Receipt[]): ReadonlySet<string> {
  const sent = new Set(receipts.map(({ message }) => message.id));
  const answer = JSON.parse(payload) as Partial<SQSBatchResponse> | null;
  const failures = answer?.batchItemFailures ?? [];
  const failed = failures.map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => sent.has(id)) ? new Set(failed) : sent;
}
