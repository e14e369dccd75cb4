import {
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { ProviderRejected, ProviderUnavailable } from '../../../../core/errors.ts';
import { sesEmail } from '../../../../functions/adapters/senders/email-ses.ts';
import { outgoing } from '../../../support/outgoing.ts';

const ses = mockClient(SESv2Client);
const sender = sesEmail(new SESv2Client({}), 'kaskad-test');
const metadata = (httpStatusCode: number) => ({ $metadata: { httpStatusCode }, message: 'no' });

beforeEach(() => {
  ses.reset();
});

describe('e-mail by SES', () => {
  it('carries the headers, the configuration set and the tags that come back with its events', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'm1' });
    const headers = {
      'List-Unsubscribe': '<https://x/u/t>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };

    const sent = await sender.send(outgoing({ headers, html: '<p>Kettle</p>', replyTo: 'help@example.com' }));

    expect(sent).toEqual({ providerId: 'm1' });
    expect(ses.call(0).args[0].input).toEqual({
      FromEmailAddress: 'Shop <shop@example.com>',
      ReplyToAddresses: ['help@example.com'],
      Destination: { ToAddresses: ['ann@example.com'] },
      ConfigurationSetName: 'kaskad-test',
      EmailTags: [
        { Name: 'sendId', Value: 'send1' },
        { Name: 'profileId', Value: 'profile1' },
        { Name: 'enrollmentId', Value: 'enrollment1' },
        { Name: 'journeyId', Value: 'cart-abandoned' },
        { Name: 'stepId', Value: 'remind' },
        { Name: 'rung', Value: '1' },
        { Name: 'kind', Value: 'marketing' },
      ],
      Content: {
        Simple: {
          Subject: { Data: 'Your cart', Charset: 'UTF-8' },
          Body: {
            Text: { Data: 'Kettle', Charset: 'UTF-8' },
            Html: { Data: '<p>Kettle</p>', Charset: 'UTF-8' },
          },
          Headers: [
            { Name: 'List-Unsubscribe', Value: '<https://x/u/t>' },
            { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
          ],
        },
      },
    });
  });

  it.each([
    ['a line break', 'ann@example.com\r\nBcc: all@example.com'],
    ['a second recipient', 'ann@example.com,bob@example.com'],
    ['a display name', 'Ann <ann@example.com>'],
    ['no domain', 'ann'],
  ])('refuses an address with %s and calls nobody', async (_, to) => {
    await expect(sender.send(outgoing({ to }))).rejects.toThrow(ProviderRejected);
    expect(ses.calls()).toHaveLength(0);
  });

  it('refuses a header with a line break, and writes a subject on one line', async () => {
    ses.on(SendEmailCommand).resolves({});

    await expect(sender.send(outgoing({ headers: { 'X-A': 'a\r\nBcc: b' } }))).rejects.toThrow(
      ProviderRejected,
    );
    await sender.send(outgoing({ subject: 'Hi\r\nBcc: all@example.com' }));

    expect(ses.calls()).toHaveLength(1);
    expect(ses.call(0).args[0].input).toMatchObject({
      Content: { Simple: { Subject: { Data: 'Hi Bcc: all@example.com' } } },
    });
  });

  it('says that the shop has no sender', async () => {
    const { from: _, ...anonymous } = outgoing();

    await expect(sender.send(anonymous)).rejects.toThrow('no-sender');
  });

  it('tells a refusal for good from one for now from an answer that never came', async () => {
    const timeout = Object.assign(new Error('exceeded'), { name: 'TimeoutError', code: 'ETIMEDOUT' });
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const internal = Object.assign(new Error('oops'), { name: 'InternalFailure', ...metadata(500) });
    ses
      .on(SendEmailCommand)
      .rejectsOnce(new MessageRejected(metadata(400)))
      .rejectsOnce(new TooManyRequestsException(metadata(429)))
      .rejectsOnce(refused)
      .rejectsOnce(timeout)
      .rejectsOnce(internal);
    const outcomes = [];

    for (let call = 0; call < 5; call++) outcomes.push(await sender.send(outgoing()).catch((error) => error));

    expect(outcomes[0]).toBeInstanceOf(ProviderRejected);
    expect(outcomes.slice(1).map((error) => error instanceof ProviderUnavailable && error.ambiguous)).toEqual(
      [false, false, true, true],
    );
  });
});
