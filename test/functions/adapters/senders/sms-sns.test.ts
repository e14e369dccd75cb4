import { InvalidParameterException, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { ProviderRejected } from '../../../../core/errors.ts';
import { snsSms } from '../../../../functions/adapters/senders/sms-sns.ts';
import { outgoing } from '../../../support/outgoing.ts';

const sns = mockClient(SNSClient);
const sender = snsSms(new SNSClient({}));
const sms = { channel: 'sms', to: '+4915112345678', from: 'SHOP' } as const;

beforeEach(() => {
  sns.reset();
});

describe('SMS by SNS', () => {
  it('names the kind of message, the sender ID and our ids', async () => {
    sns.on(PublishCommand).resolves({ MessageId: 'm1' });

    await sender.send(outgoing(sms));

    expect(sns.call(0).args[0].input).toMatchObject({
      PhoneNumber: '+4915112345678',
      Message: 'Kettle',
      MessageAttributes: {
        sendId: { DataType: 'String', StringValue: 'send1' },
        kind: { StringValue: 'marketing' },
        'AWS.SNS.SMS.SMSType': { StringValue: 'Promotional' },
        'AWS.SNS.SMS.SenderID': { StringValue: 'SHOP' },
      },
    });
  });

  it('names what it was taken to cost, where the shop has a price', async () => {
    sns.on(PublishCommand).resolves({});

    await sender.send(outgoing({ ...sms, cost: { parts: 2, price: { amountMinor: 14, currency: 'EUR' } } }));
    await sender.send(outgoing({ ...sms, cost: { parts: 1 } }));

    const [priced, free] = sns.calls().map(({ args }) => args[0].input);
    expect(priced).toMatchObject({
      MessageAttributes: { priceMinor: { StringValue: '14' }, currency: { StringValue: 'EUR' } },
    });
    expect(free).not.toHaveProperty('MessageAttributes.currency');
  });

  it('sends what a customer asked for as transactional', async () => {
    sns.on(PublishCommand).resolves({});

    await sender.send(outgoing({ ...sms, purpose: 'transactional' }));

    expect(sns.call(0).args[0].input).toMatchObject({
      MessageAttributes: { 'AWS.SNS.SMS.SMSType': { StringValue: 'Transactional' } },
    });
  });

  it('refuses what is no phone number, as SNS does', async () => {
    sns
      .on(PublishCommand)
      .rejects(new InvalidParameterException({ message: 'no', $metadata: { httpStatusCode: 400 } }));

    await expect(sender.send(outgoing({ ...sms, to: '123' }))).rejects.toThrow(ProviderRejected);
    expect(sns.calls()).toHaveLength(0);
    await expect(sender.send(outgoing(sms))).rejects.toThrow(ProviderRejected);
  });
});
