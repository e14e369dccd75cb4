import {
  ConflictException,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  ThrottlingException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { eumSms } from '../../../../functions/adapters/senders/sms-eum.ts';
import { outgoing } from '../../../support/outgoing.ts';

const eum = mockClient(PinpointSMSVoiceV2Client);
const sms = { channel: 'sms', to: '+4915112345678', from: 'SHOP' } as const;
const send = (changes: object = {}, settings: object = {}) =>
  eumSms({ dryRun: false, ...settings }, 'kaskad-dev', { now: () => 0 }).send(
    outgoing({ ...sms, ...changes }),
  );

beforeEach(() => {
  eum.reset();
  eum.on(SendTextMessageCommand).resolves({ MessageId: 'm1' });
});

describe('SMS by End User Messaging', () => {
  it('carries our ids in its context and is reported under the configuration set', async () => {
    expect(await send()).toEqual({ providerId: 'm1' });

    expect(eum.call(0).args[0].input).toEqual({
      DestinationPhoneNumber: '+4915112345678',
      OriginationIdentity: 'SHOP',
      MessageBody: 'Kettle',
      MessageType: 'PROMOTIONAL',
      ConfigurationSetName: 'kaskad-dev',
      Context: {
        sendId: 'send1',
        profileId: 'profile1',
        enrollmentId: 'enrollment1',
        journeyId: 'cart-abandoned',
      },
    });
  });

  it('comes from the identity of the settings, is only checked in a dry run, and hands over a limit in dollars', async () => {
    const maxPrice = { amountMinor: 12, currency: 'USD' };
    await send(
      { maxPrice, purpose: 'transactional' },
      { originationIdentity: 'pool-1', protectConfigurationId: 'protect-1', dryRun: true },
    );
    await send({ maxPrice: { ...maxPrice, currency: 'EUR' } });

    expect(eum.call(0).args[0].input).toMatchObject({
      OriginationIdentity: 'pool-1',
      ProtectConfigurationId: 'protect-1',
      MessageType: 'TRANSACTIONAL',
      MaxPrice: '0.12',
      DryRun: true,
    });
    expect(eum.call(1).args[0].input).not.toHaveProperty('MaxPrice');
  });

  it.each([
    [
      'a throttle may be tried again',
      new ThrottlingException({ message: '', $metadata: {} }),
      { ambiguous: false },
    ],
    [
      'a number that opted out is rejected',
      new ConflictException({ message: '', Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT', $metadata: {} }),
      { code: 'provider-rejected' },
    ],
    ['no answer is ambiguous', new Error('socket hang up'), { ambiguous: true }],
  ])('%s', async (_, error, expected) => {
    eum.on(SendTextMessageCommand).rejects(error);

    await expect(send()).rejects.toMatchObject(expected);
  });

  it('is called with a phone number only', async () => {
    await expect(send({ to: '+49151\r\n' })).rejects.toMatchObject({ code: 'provider-rejected' });
    expect(eum.calls()).toHaveLength(0);
  });
});
