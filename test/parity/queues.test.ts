import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type QueueAttributeName,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { checkParity, outcome } from './support/check.ts';
import type { Side } from './support/side.ts';

const REFERENCE = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference';
const RECEIVE = `${REFERENCE}/API_ReceiveMessage.html`;
const SEND = `${REFERENCE}/API_SendMessage.html`;
const BATCH = `${REFERENCE}/API_SendMessageBatch.html`;
const ATTRIBUTES = `${REFERENCE}/API_GetQueueAttributes.html`;

const at = (side: Side, queue = 'plain') => {
  const client = new SQSClient(side.config);
  const QueueUrl = side.queueUrl(queue);
  return {
    send: (MessageBody: string, more: Partial<SendMessageCommandInput> = {}) =>
      outcome(client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }))),
    receive: async (more: Partial<ReceiveMessageCommandInput> = {}) =>
      (await client.send(new ReceiveMessageCommand({ QueueUrl, ...more }))).Messages ?? [],
    remove: (ReceiptHandle = '') =>
      outcome(client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))),
    show: (ReceiptHandle = '', VisibilityTimeout = 0) =>
      outcome(
        client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout })),
      ),
    batch: (...bodies: string[]) =>
      outcome(
        client.send(
          new SendMessageBatchCommand({
            QueueUrl,
            Entries: bodies.map((MessageBody, index) => ({ Id: `m${index}`, MessageBody })),
          }),
        ),
      ),
    attributes: async (...AttributeNames: QueueAttributeName[]) =>
      (await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))).Attributes,
    /** Takes everything out, so that the next case finds an empty queue. */
    drain: async () => {
      for (;;) {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
        );
        if (Messages.length === 0) return;
        for (const { ReceiptHandle } of Messages)
          await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    },
  };
};
const bodies = (messages: { Body?: string | undefined }[]) => messages.map(({ Body }) => Body);
const json = (value: object) => JSON.stringify(value);
const invalid = { status: 400 };

checkParity('SQS', [
  {
    name: 'lends a message, hides it and shows it again after its time',
    run: async (side) => {
      const queue = at(side);
      await queue.send('lent');
      const first = bodies(await queue.receive({ VisibilityTimeout: 1 }));
      const hidden = bodies(await queue.receive());
      await side.pass(2);
      const [again] = await queue.receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
      await queue.remove(again?.ReceiptHandle);
      return { first, hidden, again };
    },
    aws: {
      first: ['lent'],
      hidden: [],
      again: { Body: 'lent', Attributes: { ApproximateReceiveCount: '2' } },
    },
  },
  {
    name: 'shows a message at once when its consumer gives it back',
    run: async (side) => {
      const queue = at(side);
      await queue.send('back');
      const [lent] = await queue.receive();
      await queue.show(lent?.ReceiptHandle, 0);
      const again = await queue.receive();
      await queue.remove(again[0]?.ReceiptHandle);
      return bodies(again);
    },
    aws: ['back'],
  },
  {
    name: 'counts what is visible, on loan and delayed',
    run: async (side) => {
      const queue = at(side);
      await queue.send('one');
      await queue.send('two');
      await queue.send('late', { DelaySeconds: 1 });
      const [lent] = await queue.receive();
      const counts = await queue.attributes(
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      );
      await queue.remove(lent?.ReceiptHandle);
      await side.pass(2);
      await queue.drain();
      return counts;
    },
    aws: {
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      ApproximateNumberOfMessagesDelayed: '1',
    },
  },
  {
    name: 'delays by the queue, and by the message before it',
    run: async (side) => {
      const queue = at(side, 'delayed');
      await queue.send('by the queue');
      await queue.send('at once', { DelaySeconds: 0 });
      const early = bodies(await queue.receive({ MaxNumberOfMessages: 10 }));
      await side.pass(2);
      return { early, late: bodies(await queue.receive({ MaxNumberOfMessages: 10 })) };
    },
    aws: { early: ['at once'], late: ['by the queue'] },
    docs: SEND,
  },
  {
    name: 'gives a message up after maxReceiveCount receives, with its count',
    run: async (side) => {
      const [giving, dead] = [at(side, 'giving'), at(side, 'dead')];
      await giving.send('poison');
      const tries: unknown[] = [];
      for (let i = 0; i < 3; i++) {
        tries.push(bodies(await giving.receive()));
        await side.pass(2);
      }
      const [given] = await dead.receive({ MessageSystemAttributeNames: ['All'] });
      const { Body, Attributes: { ApproximateReceiveCount, DeadLetterQueueSourceArn } = {} } = given ?? {};
      return { tries, Body, ApproximateReceiveCount, DeadLetterQueueSourceArn };
    },
    aws: {
      tries: [['poison'], ['poison'], []],
      Body: 'poison',
      // "the number of times a message has been received across all queues but not deleted"
      ApproximateReceiveCount: '3',
      DeadLetterQueueSourceArn: 'arn:aws:sqs:eu-central-1:000000000000:parity-giving',
    },
    docs: RECEIVE,
  },
  {
    name: 'hands over those attributes that were asked for',
    run: async (side) => {
      const queue = at(side);
      const MessageAttributes = {
        kind: { DataType: 'String', StringValue: 'a' },
        other: { DataType: 'Number', StringValue: '1' },
      };
      const seen: unknown[] = [];
      for (const ask of [
        {},
        { MessageAttributeNames: ['kind'], MessageSystemAttributeNames: ['SentTimestamp' as const] },
        { MessageAttributeNames: ['All'] },
      ]) {
        await queue.send('attributes', { MessageAttributes });
        const [message] = await queue.receive(ask);
        seen.push([Object.keys(message?.MessageAttributes ?? {}), Object.keys(message?.Attributes ?? {})]);
        await queue.remove(message?.ReceiptHandle);
      }
      return seen;
    },
    aws: [
      [[], []],
      [['kind'], ['SentTimestamp']],
      [['kind', 'other'], []],
    ],
    docs: RECEIVE,
  },
  {
    name: 'names those attributes of a queue that were asked for',
    run: async (side) => {
      const queue = at(side, 'giving');
      return {
        none: await queue.attributes(),
        some: await queue.attributes('RedrivePolicy', 'VisibilityTimeout'),
      };
    },
    aws: {
      none: undefined,
      some: {
        VisibilityTimeout: '1',
        RedrivePolicy: json({
          deadLetterTargetArn: 'arn:aws:sqs:eu-central-1:000000000000:parity-dead',
          maxReceiveCount: 2,
        }),
      },
    },
    docs: ATTRIBUTES,
    wrong: { ministack: { none: { VisibilityTimeout: '1' }, some: { VisibilityTimeout: '1' } } },
  },
  {
    name: 'takes a batch and says of each message what became of it',
    run: async (side) => {
      const queue = at(side);
      const answer = await queue.batch('one', 'two', 'three');
      const received = bodies(await queue.receive({ MaxNumberOfMessages: 10 })).sort();
      return { answer, received };
    },
    aws: {
      answer: { Successful: [{ Id: 'm0' }, { Id: 'm1' }, { Id: 'm2' }] },
      received: ['one', 'three', 'two'],
    },
    docs: BATCH,
  },
  {
    name: 'refuses a batch of none and of more than 10',
    run: async (side) => [await at(side).batch(), await at(side).batch(...Array.from('elevenelevn', String))],
    aws: [{ fault: 'EmptyBatchRequest' }, { fault: 'TooManyEntriesInBatchRequest' }],
    docs: BATCH,
  },
  {
    name: 'refuses a delay over 15 minutes',
    run: (side) => at(side).send('late', { DelaySeconds: 901 }),
    aws: invalid,
    docs: SEND,
    wrong: { ministack: { $metadata: { httpStatusCode: 200 } } },
  },
  { name: 'refuses an empty body', run: (side) => at(side).send(''), aws: invalid, docs: SEND },
  {
    name: 'refuses more than 10 messages at a time',
    run: (side) => outcome(at(side).receive({ MaxNumberOfMessages: 11 })),
    aws: invalid,
    docs: RECEIVE,
  },
  {
    name: 'refuses a handle that it did not give',
    run: (side) => at(side).remove('made-up'),
    aws: { fault: 'ReceiptHandleIsInvalid', status: 400 },
    docs: `${REFERENCE}/API_DeleteMessage.html`,
  },
  {
    name: 'does not know other queues',
    run: (side) => at(side, 'none').send('x'),
    aws: { fault: 'QueueDoesNotExist', status: 400 },
    docs: SEND,
  },
]);
