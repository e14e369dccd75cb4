import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2';

const base64 = (text = '') => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
const part = (type: string, text: string) =>
  [
    '--part',
    `Content-Type: ${type}; charset=UTF-8`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(text),
  ].join('\r\n');

/** The mail that SES makes of a request: addresses and headers go in as they are, a subject as an encoded word. */
export const sesMime = ({ Content, ...request }: SendEmailCommandInput): string => {
  const { Subject, Body, Headers = [] } = Content?.Simple ?? {};
  return [
    `From: ${request.FromEmailAddress}`,
    `To: ${request.Destination?.ToAddresses?.join(', ')}`,
    ...(request.ReplyToAddresses ?? []).map((address) => `Reply-To: ${address}`),
    `Subject: =?UTF-8?B?${Buffer.from(Subject?.Data ?? '').toString('base64')}?=`,
    ...Headers.map(({ Name, Value }) => `${Name}: ${Value}`),
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="part"',
    '',
    part('text/plain', Body?.Text?.Data ?? ''),
    ...(Body?.Html ? [part('text/html', Body.Html.Data ?? '')] : []),
    '--part--',
    '',
  ].join('\r\n');
};
