import * as z from 'zod';
import { chunksOf64Kb, type Meter } from '../meter.ts';
import type { Queue } from '../queue/queue.ts';
import { AwsFault } from './fault.ts';
import { type JsonInput, jsonService } from './protocols.ts';
import type { AwsService } from './service.ts';
import { moveActions } from './sqs-moves.ts';
import { asked, receive } from './sqs-receive.ts';
import { sqsSchemas as schemas } from './sqs-schemas.ts';
import { send, sendBatch, sqsFault } from './sqs-send.ts';

/** SQS: what functions and tests need of it. */
export function sqsService(
  queues: ReadonlyMap<string, Queue>,
  { meter, nowMs }: { meter: Meter; nowMs: () => number },
): AwsService {
  const queueAt = (url: string): Queue => {
    const queue = queues.get(url.split('/').at(-1) ?? '');
    if (queue) return queue;
    const queryCode = 'AWS.SimpleQueueService.NonExistentQueue';
    throw sqsFault('QueueDoesNotExist', 'The specified queue does not exist.', queryCode);
  };
  const action = <S extends z.ZodType<{ QueueUrl: string }>>(
    name: string,
    schema: S,
    run: (input: z.infer<S>, queue: Queue) => unknown,
  ): [string, (input: JsonInput) => unknown] => [
    name,
    (input) => {
      const parsed = schema.safeParse(input);
      if (!parsed.success) throw new AwsFault('InvalidParameterValue', z.prettifyError(parsed.error));
      const queue = queueAt(parsed.data.QueueUrl);
      const bytes = bytesOf(input);
      meter({ service: 'sqs', action: name, bytes, units: chunksOf64Kb(bytes), resource: queue.model.name });
      return run(parsed.data, queue);
    },
  ];

  return jsonService(
    '1.0',
    new Map([
      action('SendMessage', schemas.send, send),
      action('SendMessageBatch', schemas.sendBatch, sendBatch),
      action('ReceiveMessage', schemas.receive, receive),
      action('DeleteMessage', schemas.handle, ({ ReceiptHandle }, queue) => {
        queue.delete(checked(ReceiptHandle));
      }),
      action('ChangeMessageVisibility', schemas.visibility, ({ ReceiptHandle, VisibilityTimeout }, queue) => {
        if (queue.changeVisibility(checked(ReceiptHandle), VisibilityTimeout)) return;
        const message = 'The message is not on loan under this receipt handle.';
        throw new AwsFault('InvalidParameterValue', message);
      }),
      action('GetQueueAttributes', schemas.attributes, ({ AttributeNames }, queue) => ({
        Attributes: asked(attributesOf(queue), AttributeNames),
      })),
      ...moveActions(queues, nowMs),
    ]),
  );
}

/** Of the bodies that are sent. */
function bytesOf({ MessageBody = '', Entries = [] }: JsonInput): number {
  const bodies = [{ MessageBody }, ...(Entries as { MessageBody?: unknown }[])];
  return bodies.reduce((sum, one) => sum + Buffer.byteLength(String(one.MessageBody ?? '')), 0);
}

/** An old handle is as good as any; one that no queue can have given is not. */
function checked(handle: string): string {
  if (/^[0-9a-f-]{36}$/.test(handle)) return handle;
  const message = 'The input receipt handle is not a valid receipt handle.';
  throw sqsFault('ReceiptHandleIsInvalid', message, 'ReceiptHandleIsInvalid');
}

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
