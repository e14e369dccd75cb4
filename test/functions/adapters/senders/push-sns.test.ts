import {
  CreatePlatformEndpointCommand,
  EndpointDisabledException,
  PublishCommand,
  SetEndpointAttributesCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { AddressGone, ProviderRejected, ProviderUnavailable } from '../../../../core/errors.ts';
import { snsPush } from '../../../../functions/adapters/senders/push-sns.ts';
import { outgoing } from '../../../support/outgoing.ts';

const sns = mockClient(SNSClient);
const sender = snsPush(new SNSClient({}), { now: () => 1_001 });
const push = { channel: 'push', to: 'token1', from: 'arn:app', url: 'https://shop/cart' } as const;

beforeEach(() => {
  sns.reset();
  sns.on(CreatePlatformEndpointCommand).resolves({ EndpointArn: 'arn:endpoint' });
});

describe('push by SNS', () => {
  it('publishes to the endpoint of the device in the formats of both platforms', async () => {
    sns.on(PublishCommand).resolves({ MessageId: 'm1' });

    await sender.send(outgoing(push));

    expect(sns.call(0).args[0].input).toEqual({ PlatformApplicationArn: 'arn:app', Token: 'token1' });
    const { TargetArn: target, Message: payload } = sns.commandCalls(PublishCommand)[0]?.args[0].input ?? {};
    const formats = JSON.parse(payload ?? '{}');
    expect(target).toBe('arn:endpoint');
    expect(formats.default).toBe('Kettle');
    expect(JSON.parse(formats.APNS)).toEqual({
      aps: { alert: { title: 'Your cart', body: 'Kettle' }, sound: 'default' },
      sendId: 'send1',
      url: 'https://shop/cart',
    });
    expect(JSON.parse(formats.GCM).fcmV1Message.message).toMatchObject({
      notification: { title: 'Your cart', body: 'Kettle' },
      data: { sendId: 'send1', url: 'https://shop/cart' },
    });
  });

  it('tells a device that is gone from a message that is refused', async () => {
    sns
      .on(PublishCommand)
      .rejects(new EndpointDisabledException({ message: 'off', $metadata: { httpStatusCode: 400 } }));

    await expect(sender.send(outgoing(push))).rejects.toThrow(AddressGone);
    sns.on(PublishCommand).rejects(Object.assign(new Error('bad'), { name: 'InvalidParameterException' }));
    const refused = await sender.send(outgoing(push)).catch((error) => error);
    expect([refused instanceof ProviderRejected, refused instanceof AddressGone]).toEqual([true, false]);
  });

  it('enables the endpoint of a device that is back, and no other', async () => {
    sns.on(PublishCommand).resolves({ MessageId: 'm1' });
    sns.on(SetEndpointAttributesCommand).resolves({});

    await sender.send(outgoing(push));
    await sender.send(outgoing({ ...push, isBack: true }));

    expect(sns.commandCalls(SetEndpointAttributesCommand).map(({ args }) => args[0].input)).toEqual([
      { EndpointArn: 'arn:endpoint', Attributes: { Enabled: 'true', Token: 'token1' } },
    ]);
  });

  it('never calls a failure before the message ambiguous', async () => {
    sns.on(CreatePlatformEndpointCommand).rejects(Object.assign(new Error('slow'), { name: 'TimeoutError' }));

    const failure = await sender.send(outgoing(push)).catch((error) => error);

    expect(failure).toBeInstanceOf(ProviderUnavailable);
    expect(failure.ambiguous).toBe(false);
  });

  it('publishes nothing when a "no" may have come in since the last look, and says that it may be tried again', async () => {
    const late = outgoing({ ...push, leavesByMs: 1_000 });

    await expect(sender.send(late)).rejects.toMatchObject({ ambiguous: false });
    expect(sns.commandCalls(PublishCommand)).toHaveLength(0);
  });
});
