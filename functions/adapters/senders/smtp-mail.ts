import type { SmtpSettings } from '../../../core/config/provider-settings.ts';
import { ProviderUnavailable } from '../../../core/errors.ts';
import type { OutgoingMessage } from '../../../core/send/ports.ts';
import { fromHeader, headerValue, mailAddress, mailboxHeader, oneLine } from './header-safety.ts';
import { type Secrets, secretOf } from './secret-of.ts';

export const smtpProvider = 'smtp';
const provider = smtpProvider;

/** What is handed over: the addresses of the envelope and the bytes. */
export interface Mail {
  messageId: string;
  from: string;
  to: string;
  raw: Buffer;
}

/** RFC 8058 wants both headers of one-click unsubscribing under the signature. */
const SIGNED =
  'from:reply-to:subject:date:message-id:to:mime-version:content-type:content-transfer-encoding:list-unsubscribe:list-unsubscribe-post';

/** The bytes of the mail, signed where the shop signs. */
export const smtpMail = async (
  message: OutgoingMessage,
  { dkim }: SmtpSettings,
  secrets: Secrets,
): Promise<Mail> => {
  const from = fromHeader(provider, message);
  const to = mailAddress(provider, message.to);
  const sender = /<([^<>]+)>$/.exec(from)?.[1] ?? from;
  const messageId = `<${message.sendId}@${sender.split('@')[1]}>`;
  const signature = dkim && {
    domainName: dkim.domain,
    keySelector: dkim.selector,
    privateKey: await secretOf(provider, secrets, dkim.secret),
    headerFieldNames: SIGNED,
  };
  // These two alone: the whole library brings ways to send that nobody takes here.
  const [{ default: Mailer }, { default: StreamTransport }] = await Promise.all([
    import('nodemailer/lib/mailer'),
    import('nodemailer/lib/stream-transport'),
  ]);
  const options = {
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(signature && { dkim: signature }),
  };
  const composer = new Mailer(new StreamTransport(options), options);
  const made = await composer.sendMail({
    ...{ from, to, messageId, subject: oneLine(message.subject ?? ''), text: message.text },
    ...(message.html !== undefined && { html: message.html }),
    ...(message.replyTo !== undefined && { replyTo: mailboxHeader(provider, message.replyTo) }),
    headers: Object.entries(message.headers ?? {}).map(([name, value]) => ({
      key: headerValue(provider, name),
      value: headerValue(provider, value),
    })),
  });
  const raw = made.message as Buffer;
  if (signature && !isSigned(raw)) throw new ProviderUnavailable(provider, false);
  return { messageId, from: sender, to, raw };
};

/** By a secret that is no key the library signs nothing, and says nothing. */
const isSigned = (raw: Buffer): boolean => raw.subarray(0, 15).toString('latin1') === 'DKIM-Signature:';
