import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Meter } from '../meter.ts';
import { idsOf, type Outbox } from '../outbox/outbox.ts';
import { AwsFault } from './fault.ts';
import { type JsonInput, restService } from './protocols.ts';
import type { AwsService } from './service.ts';

const content = z.object({ Data: z.string() });
const sendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()).min(1) }),
  ReplyToAddresses: z.array(z.string()).default([]),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Content: z.object({
    Simple: z.object({
      Subject: content,
      Body: z.object({ Text: content.optional(), Html: content.optional() }),
      Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
    }),
  }),
});
type SendEmail = z.infer<typeof sendEmail>;

/** SES takes nothing else in a tag. */
const TAG = /^[A-Za-z0-9_.@-]{1,256}$/;
const HEADER_VALUE = /^[\x20-\x7e]{1,870}$/;

export interface SesParts {
  readonly outbox: Outbox;
  readonly configurationSets: readonly string[];
  readonly nowMs: () => number;
  readonly meter: Meter;
}

/** SES v2: SendEmail with simple content. */
export const sesService = (parts: SesParts): AwsService =>
  restService([
    { method: 'POST', path: /^\/v2\/email\/outbound-emails$/, run: (input) => send(parts, input) },
  ]);

function send({ outbox, configurationSets, nowMs, meter }: SesParts, input: JsonInput) {
  const parsed = sendEmail.safeParse(input);
  if (!parsed.success) throw new AwsFault('BadRequestException', z.prettifyError(parsed.error));
  const email = parsed.data;
  check(email, configurationSets);
  const { Subject, Body, Headers } = email.Content.Simple;
  const tags = Object.fromEntries(email.EmailTags.map(({ Name, Value }) => [Name, Value]));
  const messageId = randomUUID();
  meter({
    service: 'ses',
    action: 'SendEmail',
    bytes: JSON.stringify(email.Content).length,
    units: email.Destination.ToAddresses.length,
  });
  outbox.add({
    messageId,
    tags,
    from: email.FromEmailAddress,
    ...(email.ConfigurationSetName !== undefined && { configurationSet: email.ConfigurationSetName }),
    entry: {
      ...idsOf(tags),
      channel: 'email',
      to: email.Destination.ToAddresses.join(', '),
      subject: Subject.Data,
      text: Body.Text?.Data ?? '',
      ...(Body.Html && { html: Body.Html.Data }),
      headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
      at: new Date(nowMs()).toISOString(),
    },
  });
  return { MessageId: messageId };
}

function check(
  { ConfigurationSetName, EmailTags, Content }: SendEmail,
  configurationSets: readonly string[],
): void {
  if (ConfigurationSetName !== undefined && !configurationSets.includes(ConfigurationSetName))
    throw new AwsFault(
      'NotFoundException',
      `Configuration set <${ConfigurationSetName}> does not exist.`,
      404,
    );
  for (const { Name, Value } of EmailTags) {
    if (!TAG.test(Name) || !TAG.test(Value))
      throw new AwsFault('BadRequestException', `Invalid tag value <${Name}: ${Value}>.`);
  }
  for (const { Name, Value } of Content.Simple.Headers) {
    if (!HEADER_VALUE.test(Value))
      throw new AwsFault('BadRequestException', `Invalid value of the header ${Name}.`);
  }
}
