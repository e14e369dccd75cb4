import * as z from 'zod';
import { chunksOf64Kb, type Meter } from '../meter.ts';
import { md5, systemAttributes } from '../queue/lambda-event.ts';
import type { Receipt } from '../queue/message.ts';
import type { Queue } from '../queue/queue.ts';
import { AwsFault } from './fault.ts';
import { type JsonInput, jsonService } from './protocols.ts';
import type { AwsService } from './service.ts';

const attribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});

const schemas = {
  send: z.object({
    QueueUrl: z.string(),
    MessageBody: z.string().min(1),
    DelaySeconds: z.number().min(0).max(900).optional(),
    MessageAttributes: z.record(z.string(), attribute).default({}),
  }),
  receive: z.object({
    QueueUrl: z.string(),
    MaxNumberOfMessages: z.number().min(1).max(10).default(1),
    VisibilityTimeout: z.number().optional(),
  }),
  handle: z.object({ QueueUrl: z.string(), ReceiptHandle: z.string() }),
  visibility: z.object({
    QueueUrl: z.string(),
    ReceiptHandle: z.string(),
    VisibilityTimeout: z.number().min(0).max(43_200),
  }),
  queue: z.object({ QueueUrl: z.string() }),
};

const MOST_BYTES = 1024 * 1024;

/** SQS: what functions and tests need of it. A receive never waits: long polling answers at once. */
export function sqsService(queues: ReadonlyMap<string, Queue>, meter: Meter): AwsService {
  const queueAt = (url: string): Queue => {
    const queue = queues.get(url.split('/').at(-1) ?? '');
    if (queue) return queue;
    const queryCode = 'AWS.SimpleQueueService.NonExistentQueue';
    throw new AwsFault(
      'com.amazonaws.sqs#QueueDoesNotExist',
      'The specified queue does not exist.',
      400,
      queryCode,
    );
  };
  const action =
    <S extends z.ZodType<{ QueueUrl: string }>>(
      name: string,
      schema: S,
      run: (input: z.infer<S>, queue: Queue) => unknown,
    ) =>
    (input: JsonInput) => {
      const parsed = schema.safeParse(input);
      if (!parsed.success) throw new AwsFault('InvalidParameterValue', z.prettifyError(parsed.error));
      const queue = queueAt(parsed.data.QueueUrl);
      const bytes = name === 'SendMessage' ? Buffer.byteLength(String(input.MessageBody)) : 0;
      meter({ service: 'sqs', action: name, bytes, units: chunksOf64Kb(bytes), resource: queue.model.name });
      return run(parsed.data, queue);
    };

  return jsonService(
    '1.0',
    new Map([
      ['SendMessage', action('SendMessage', schemas.send, send)],
      [
        'ReceiveMessage',
        action('ReceiveMessage', schemas.receive, ({ MaxNumberOfMessages, VisibilityTimeout }, queue) => ({
          Messages: queue
            .receive(
              MaxNumberOfMessages,
              VisibilityTimeout === undefined ? {} : { visibilityTimeoutSeconds: VisibilityTimeout },
            )
            .map(messageOf),
        })),
      ],
      [
        'DeleteMessage',
        action(
          'DeleteMessage',
          schemas.handle,
          ({ ReceiptHandle }, queue) => void queue.delete(ReceiptHandle),
        ),
      ],
      [
        'ChangeMessageVisibility',
        action(
          'ChangeMessageVisibility',
          schemas.visibility,
          ({ ReceiptHandle, VisibilityTimeout }, queue) => {
            if (!queue.changeVisibility(ReceiptHandle, VisibilityTimeout))
              throw new AwsFault(
                'InvalidParameterValue',
                'The message is not on loan under this receipt handle.',
              );
          },
        ),
      ],
      [
        'GetQueueAttributes',
        action('GetQueueAttributes', schemas.queue, (_, queue) => ({ Attributes: attributesOf(queue) })),
      ],
    ]),
  );
}

function send({ MessageBody, DelaySeconds, MessageAttributes }: z.infer<typeof schemas.send>, queue: Queue) {
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

const messageOf = ({ handle, message }: Receipt) => ({
  MessageId: message.id,
  ReceiptHandle: handle,
  Body: message.body,
  MD5OfBody: md5(message.body),
  Attributes: systemAttributes(message),
  MessageAttributes: message.attributes,
});

function attributesOf(queue: Queue): Record<string, string> {
  const { model } = queue;
  const { visible, delayed, onLoan } = queue.counts();
  return {
    QueueArn: model.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    ApproximateNumberOfMessagesNotVisible: String(onLoan),
    VisibilityTimeout: String(model.visibilityTimeoutSeconds),
    DelaySeconds: String(model.delaySeconds),
    ...(model.redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: model.redrive.deadLetterArn,
        maxReceiveCount: model.redrive.maxReceiveCount,
      }),
    }),
  };
}
