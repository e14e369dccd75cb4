import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { OutgoingMessage, Sender } from '../../../core/send/ports.ts';
import { fromHeader, headerValue, mailAddress, mailboxHeader, oneLine } from './header-safety.ts';
import { messageTags } from './message-tags.ts';
import { asCoreError, isDown } from './provider-errors.ts';
import { takenBy } from './taken-by.ts';

const provider = 'ses';

/** MessageRejected and BadRequest blame this message; a sender address that is not verified blames all, waiting does not help. */
const permanent = new Set([
  'MessageRejected',
  'BadRequestException',
  'MailFromDomainNotVerifiedException',
  'NotFoundException',
]);

/** E-mail by SES: `from` is the shop's verified address. No header, subject or address can carry a line break. */
export const sesEmail = (client: SESv2Client, configurationSet: string): Sender => ({
  async send(message) {
    const command = new SendEmailCommand(requestFor(message, configurationSet));
    return takenBy(provider, permanent, () => client.send(command));
  },

  /** A mail to nobody: SES blames it, if it is there. */
  async probe() {
    try {
      await client.send(new SendEmailCommand({ Content: {} }));
    } catch (error) {
      const answer = asCoreError(provider, error, permanent);
      if (isDown(answer)) throw answer;
    }
  },
});

const requestFor = (message: OutgoingMessage, configurationSet: string) => {
  const replyTo = message.replyTo && [mailboxHeader(provider, message.replyTo)];
  return {
    FromEmailAddress: fromHeader(provider, message),
    ...(replyTo && { ReplyToAddresses: replyTo }),
    Destination: { ToAddresses: [mailAddress(provider, message.to)] },
    ConfigurationSetName: configurationSet,
    EmailTags: Object.entries(messageTags(message)).map(([Name, Value]) => ({ Name, Value })),
    Content: { Simple: contentOf(message) },
  };
};

const contentOf = (message: OutgoingMessage) => ({
  Subject: utf8(oneLine(message.subject ?? '')),
  Body: { Text: utf8(message.text), ...(message.html && { Html: utf8(message.html) }) },
  Headers: Object.entries(message.headers ?? {}).map(([name, value]) => ({
    Name: headerValue(provider, name),
    Value: headerValue(provider, value),
  })),
});

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });
