import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import {
  CreatePlatformEndpointCommand,
  PublishCommand,
  type PublishCommandInput,
  SetEndpointAttributesCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from '@jest/globals';
import type { Local } from '../../local/contract.ts';
import { createDynamoCall } from '../../local/dynamo/call.ts';
import { clientConfig, freshFixture, localCall } from './support/fixture.ts';

const local = freshFixture();
const APPLICATION = 'arn:aws:sns:eu-central-1:000000000000:app/GCM/shop';

const email = (sendId: string, changes: Partial<SendEmailCommandInput> = {}) =>
  new SESv2Client(clientConfig(local())).send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@example.com',
      Destination: { ToAddresses: ['ann@example.com'] },
      ConfigurationSetName: 'shop-mail',
      EmailTags: Object.entries({ sendId, profileId: 'p1', journeyId: 'j1', enrollmentId: 'e1' }).map(
        ([Name, Value]) => ({ Name, Value }),
      ),
      Content: {
        Simple: {
          Subject: { Data: 'Your kettle' },
          Body: { Text: { Data: 'waits' }, Html: { Data: '<p>waits</p>' } },
          Headers: [{ Name: 'List-Unsubscribe', Value: '<http://x/u/1>' }],
        },
      },
      ...changes,
    }),
  );

const sns = () => new SNSClient(clientConfig(local()));
const publish = (sendId: string, input: PublishCommandInput) =>
  sns().send(
    new PublishCommand({
      MessageAttributes: Object.fromEntries(
        Object.entries({ sendId, profileId: 'p1', journeyId: 'j1' }).map(([name, StringValue]) => [
          name,
          { DataType: 'String', StringValue },
        ]),
      ),
      ...input,
    }),
  );
const last = async () => ((await localCall(local(), 'GET', 'outbox')).body as object[]).at(-1);

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ids = { profileId: 'p1', journeyId: 'j1', at: expect.stringMatching(iso) };

describe('the outbox', () => {
  it('starts empty', async () => {
    expect((await localCall(local(), 'GET', 'outbox')).body).toEqual([]);
  });

  it('shows an e-mail', async () => {
    await email('s1');
    expect(await last()).toEqual({
      ...ids,
      sendId: 's1',
      channel: 'email',
      to: 'ann@example.com',
      subject: 'Your kettle',
      text: 'waits',
      html: '<p>waits</p>',
      headers: { 'List-Unsubscribe': '<http://x/u/1>' },
    });
  });

  it('shows an SMS', async () => {
    await publish('s2', { PhoneNumber: '+4915112345678', Message: 'Ihr Wasserkocher & mehr' });
    expect(await last()).toEqual({
      ...ids,
      sendId: 's2',
      channel: 'sms',
      to: '+4915112345678',
      text: 'Ihr Wasserkocher & mehr',
      parts: 1,
    });
  });

  it('shows of how many parts an SMS is, and what it costs where its sender says so', async () => {
    const said = (name: string, StringValue: string) => ({ [name]: { DataType: 'String', StringValue } });
    const MessageAttributes = { ...said('priceMinor', '21'), ...said('currency', 'EUR') };
    await publish('s2', { PhoneNumber: '+4915112345678', Message: 'Ы'.repeat(140), MessageAttributes });
    expect(await last()).toMatchObject({ parts: 3, cost: { EUR: 0.21 } });
  });

  it.each([
    ['default text', 'Kettle waits', undefined],
    ['FCM', { GCM: JSON.stringify({ notification: { title: 'Cart', body: 'Kettle waits' } }) }, 'Cart'],
    [
      'FCM v1',
      { GCM: JSON.stringify({ fcmV1Message: { message: { notification: { body: 'Kettle waits' } } } }) },
      undefined,
    ],
    ['Apple', { APNS: JSON.stringify({ aps: { alert: { title: 'Cart', body: 'Kettle waits' } } }) }, 'Cart'],
    ['Apple, short', { APNS: JSON.stringify({ aps: { alert: 'Kettle waits' } }) }, undefined],
    ['everybody', { default: 'Kettle waits' }, undefined],
  ])('shows the text of a push for %s', async (_, message, subject) => {
    const Platform = new CreatePlatformEndpointCommand({
      PlatformApplicationArn: APPLICATION,
      Token: 'device-1',
    });
    const { EndpointArn } = await sns().send(Platform);
    expect(await sns().send(Platform)).toMatchObject({ EndpointArn });
    const input =
      typeof message === 'string'
        ? { Message: message }
        : { Message: JSON.stringify(message), MessageStructure: 'json' };
    await publish('s3', { TargetArn: EndpointArn, ...input });
    const expected = { ...ids, sendId: 's3', channel: 'push', to: 'device-1', text: 'Kettle waits' };
    expect(await last()).toEqual(subject === undefined ? expected : { ...expected, subject });
  });

  it('gets nothing that the provider refuses', async () => {
    const before = local().outbox.entries().length;
    await expect(publish('s', { PhoneNumber: '0151', Message: 'x' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await expect(email('s', { ConfigurationSetName: 'no' })).rejects.toMatchObject({
      name: 'NotFoundException',
    });
    await expect(email('s', { EmailTags: [{ Name: 'a', Value: 'b c' }] })).rejects.toMatchObject({
      name: 'BadRequestException',
    });
    const { EndpointArn } = await sns().send(
      new CreatePlatformEndpointCommand({ PlatformApplicationArn: APPLICATION, Token: 'gone' }),
    );
    await sns().send(new SetEndpointAttributesCommand({ EndpointArn, Attributes: { Enabled: 'false' } }));
    await expect(publish('s', { TargetArn: EndpointArn, Message: 'x' })).rejects.toMatchObject({
      name: 'EndpointDisabledException',
    });
    expect(local().outbox.entries()).toHaveLength(before);
  });
});

async function reports(running: Local): Promise<Record<string, unknown>[]> {
  const { Items } = await createDynamoCall(running.dynamodb.endpoint)<{ Items: { body: { S: string } }[] }>(
    'Query',
    {
      TableName: running.tableNames.ItemTable,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'report' } },
    },
  );
  return Items.map(({ body }) => JSON.parse(body.S) as Record<string, unknown>);
}

describe('POST /_local/feedback', () => {
  const feedback = (body: unknown) => localCall(local(), 'POST', 'feedback', body);

  it.each([
    ['delivered', 'Email Delivered', 'Delivery', 'delivery'],
    ['opened', 'Email Opened', 'Open', 'open'],
    ['bounced', 'Email Bounced', 'Bounce', 'bounce'],
    ['complained', 'Email Complaint Received', 'Complaint', 'complaint'],
  ])('puts on the default bus what SES says when a mail is %s', async (type, detailType, eventType, part) => {
    await email(`mail-${type}`);
    expect(await feedback({ sendId: `mail-${type}`, type })).toMatchObject({ status: 200 });
    const report = (await reports(local())).find((one) => one['detail-type'] === detailType);
    expect(report).toMatchObject({
      source: 'aws.ses',
      account: '000000000000',
      resources: ['arn:aws:ses:eu-central-1:000000000000:configuration-set/shop-mail'],
      detail: {
        eventType,
        [part]: { timestamp: expect.stringMatching(iso) },
        mail: {
          destination: ['ann@example.com'],
          tags: {
            'ses:configuration-set': ['shop-mail'],
            sendId: [`mail-${type}`],
            profileId: ['p1'],
            enrollmentId: ['e1'],
          },
        },
      },
    });
  });

  it('puts a trusted click of any channel on our own bus', async () => {
    await email('clicked-mail');
    await feedback({ sendId: 'clicked-mail', type: 'clicked' });
    const detail = {
      v: 1,
      sendId: 'clicked-mail',
      profileId: 'p1',
      journeyId: 'j1',
      channel: 'email',
      type: 'clicked',
      trusted: true,
    };
    expect((await reports(local())).map((one) => one.detail)).toContainEqual(expect.objectContaining(detail));
  });

  it('reports SMS and push on our own bus', async () => {
    await publish('sms-1', { PhoneNumber: '+4915112345678', Message: 'x' });
    await feedback({ sendId: 'sms-1', type: 'delivered' });
    expect((await reports(local())).map((one) => one.detail)).toContainEqual({
      v: 1,
      sendId: 'sms-1',
      profileId: 'p1',
      journeyId: 'j1',
      channel: 'sms',
      type: 'delivered',
      address: '+4915112345678',
      atMs: expect.any(Number),
    });
  });

  it('does not know other sends and types', async () => {
    expect(await feedback({ sendId: 'nobody', type: 'opened' })).toMatchObject({ status: 404 });
    expect(await feedback({ sendId: 's1', type: 'eaten' })).toMatchObject({ status: 400 });
    expect(await feedback(undefined)).toMatchObject({ status: 400 });
  });
});

describe('GET /_local/stream', () => {
  it('tells of new messages and of clock moves', async () => {
    const stream = await fetch(`${local().url}/_local/stream`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (expected: RegExp) => {
      while (!expected.test(text)) text += (await reader?.read())?.value ?? '';
    };
    await until(/open/);
    await email('streamed');
    await until(/event: outbox\ndata: \{"sendId":"streamed"/);
    await local().clock.advance('PT1S');
    await until(/event: clock\ndata: \{"now":/);
    await reader?.cancel();
  });
});
