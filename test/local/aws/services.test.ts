import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
  type StartMessageMoveTaskCommandInput,
} from '@aws-sdk/client-sqs';
import { describe, expect, it, jest } from '@jest/globals';
import { clientConfig, freshFixture } from '../support/fixture.ts';

const local = freshFixture();

describe('EventBridge', () => {
  const put = (...Entries: object[]) =>
    new EventBridgeClient(clientConfig(local())).send(new PutEventsCommand({ Entries }));
  const entry = { EventBusName: 'shop', Source: 'kaskad', DetailType: 'delivery', Detail: '{"a":1}' };

  it('takes good entries and names the faults of the others', async () => {
    const answer = await put(
      entry,
      { ...entry, Detail: 'no json' },
      { ...entry, Source: 'aws.ses' },
      { ...entry, DetailType: '' },
    );
    expect(answer).toMatchObject({
      FailedEntryCount: 3,
      Entries: [
        { EventId: expect.any(String) },
        { ErrorCode: 'MalformedDetail' },
        { ErrorCode: 'NotAuthorizedForSourceException' },
        { ErrorCode: 'InvalidArgument' },
      ],
    });
  });

  it('refuses more than 10 entries and more than 1 MB, and drops what an unknown bus gets', async () => {
    await expect(put(...Array.from({ length: 11 }, () => entry))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    const large = { ...entry, Detail: JSON.stringify({ text: 'x'.repeat(1024 * 1024) }) };
    await expect(put(large)).rejects.toMatchObject({ name: 'ValidationException' });
    const warn = jest.spyOn(console, 'warn').mockReturnValue();
    expect(await put({ ...entry, EventBusName: 'no' })).toMatchObject({ FailedEntryCount: 0 });
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('no event bus no'));
  });
});

describe('the answers', () => {
  it('carry no date of the wall, which the SDK would take for clock skew', async () => {
    for (const address of [local().awsUrl, local().dynamodb.endpoint])
      expect((await fetch(address)).headers.has('date')).toBe(false);
  });
});

describe('SQS', () => {
  const client = () => new SQSClient(clientConfig(local()));
  const url = () => local().queue('ItemsDead').url;

  it('sends, lends and deletes', async () => {
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'test' } };
    await client().send(new SendMessageCommand({ QueueUrl: url(), MessageBody: 'ü', MessageAttributes }));
    const { Messages = [] } = await client().send(
      new ReceiveMessageCommand({ QueueUrl: url(), MessageAttributeNames: ['All'], AttributeNames: ['All'] }),
    );
    expect(Messages).toMatchObject([
      { Body: 'ü', MessageAttributes, Attributes: { ApproximateReceiveCount: '1' } },
    ]);
    const { ReceiptHandle } = Messages[0] ?? {};

    await client().send(
      new ChangeMessageVisibilityCommand({ QueueUrl: url(), ReceiptHandle, VisibilityTimeout: 60 }),
    );
    const { Attributes } = await client().send(
      new GetQueueAttributesCommand({ QueueUrl: url(), AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '1',
    });

    await client().send(new DeleteMessageCommand({ QueueUrl: url(), ReceiptHandle }));
    expect(local().queue('ItemsDead').size()).toBe(0);
  });

  it('moves dead letters back, and nothing else', async () => {
    const put = (QueueUrl: string) => client().send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    const arnOf = async (QueueUrl: string) =>
      (await client().send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] })))
        .Attributes?.QueueArn;
    const SourceArn = await arnOf(url());
    const DestinationArn = await arnOf(local().queue('WakesDead').url);
    const start = (parts: StartMessageMoveTaskCommandInput) =>
      client().send(new StartMessageMoveTaskCommand(parts));
    await put(url());

    await start({ SourceArn, DestinationArn });

    expect(local().queue('ItemsDead').size()).toBe(0);
    expect(local().queue('WakesDead').size()).toBe(1);
    const { Results } = await client().send(new ListMessageMoveTasksCommand({ SourceArn }));
    expect(Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 }]);
    const notDead = await arnOf(local().queue('Items').url);
    await expect(start({ SourceArn: notDead, DestinationArn })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
  });

  it('does not know other queues', async () => {
    const send = client().send(
      new SendMessageCommand({ QueueUrl: `${local().awsUrl}/000000000000/no`, MessageBody: 'x' }),
    );
    await expect(send).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });
});
