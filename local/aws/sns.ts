import { randomUUID } from 'node:crypto';
import type { Meter } from '../meter.ts';
import { idsOf, type Outbox } from '../outbox/outbox.ts';
import { pushText } from '../outbox/push-text.ts';
import { smsFacts } from '../outbox/sms-facts.ts';
import { AwsFault } from './fault.ts';
import { formEntries, queryService } from './protocols.ts';
import type { PushEndpoint } from './push-endpoint.ts';
import type { PushEndpoints } from './push-endpoints.ts';
import type { AwsService } from './service.ts';

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';
const E164 = /^\+[1-9]\d{5,14}$/;

export interface SnsParts {
  readonly outbox: Outbox;
  readonly endpoints: PushEndpoints;
  readonly nowMs: () => number;
  readonly meter: Meter;
}

/** SNS: SMS by phone number, push by platform endpoint. Every platform application exists. */
export function snsService(parts: SnsParts): AwsService {
  const { endpoints } = parts;
  return queryService(
    NAMESPACE,
    new Map<string, (form: URLSearchParams) => Record<string, string>>([
      ['Publish', (form) => publish(parts, form)],
      [
        'CreatePlatformEndpoint',
        (form) => ({
          EndpointArn: endpoints.register(required(form, 'PlatformApplicationArn'), required(form, 'Token'))
            .arn,
        }),
      ],
      [
        'SetEndpointAttributes',
        (form) => {
          const { Enabled, Token } = attributes(form);
          const changes = {
            ...(Token !== undefined && { token: Token }),
            ...(Enabled !== undefined && { enabled: Enabled === 'true' }),
          };
          if (!endpoints.change(required(form, 'EndpointArn'), changes)) throw noEndpoint();
          return {};
        },
      ],
    ]),
  );
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw new AwsFault('InvalidParameter', `Invalid parameter: ${name}`);
  return value;
}

const noEndpoint = () => new AwsFault('NotFound', 'Endpoint does not exist', 404);

const attributes = (form: URLSearchParams): Record<string, string | undefined> =>
  Object.fromEntries(
    [...formEntries(form, 'Attributes').values()].map((entry) => [
      entry.get('key') ?? '',
      entry.get('value') ?? '',
    ]),
  );

const messageAttributes = (form: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    [...formEntries(form, 'MessageAttributes').values()].map((entry) => [
      entry.get('Name') ?? '',
      entry.get('Value.StringValue') ?? '',
    ]),
  );

function publish(
  { outbox, endpoints, nowMs, meter }: SnsParts,
  form: URLSearchParams,
): Record<string, string> {
  const message = required(form, 'Message');
  const phone = form.get('PhoneNumber');
  const address = phone === null ? pushAddress(endpoints, required(form, 'TargetArn')) : smsAddress(phone);
  const tags = messageAttributes(form);
  const { title, body } = readMessage(message, form.get('MessageStructure') ?? undefined);
  const messageId = randomUUID();
  meter({
    service: 'sns',
    action: address.channel === 'sms' ? 'PublishSms' : 'PublishPush',
    bytes: Buffer.byteLength(message),
    units: 1,
  });
  outbox.add({
    messageId,
    tags,
    entry: {
      ...idsOf(tags),
      ...address,
      ...(title !== undefined && { subject: title }),
      text: body,
      ...(address.channel === 'sms' && smsFacts(body, tags)),
      at: new Date(nowMs()).toISOString(),
    },
  });
  return { MessageId: messageId };
}

function readMessage(message: string, structure: string | undefined) {
  try {
    return pushText(message, structure);
  } catch (cause) {
    throw Object.assign(
      new AwsFault(
        'InvalidParameter',
        'Invalid parameter: Message Structure - JSON message body failed to parse',
      ),
      {
        cause,
      },
    );
  }
}

function smsAddress(phone: string) {
  if (!E164.test(phone))
    throw new AwsFault('InvalidParameter', `Invalid parameter: PhoneNumber Reason: ${phone} is not valid`);
  return { channel: 'sms' as const, to: phone };
}

function pushAddress(endpoints: PushEndpoints, arn: string) {
  const endpoint: PushEndpoint | undefined = endpoints.get(arn);
  if (!endpoint) throw noEndpoint();
  if (!endpoint.enabled) throw new AwsFault('EndpointDisabled', 'Endpoint is disabled');
  return { channel: 'push' as const, to: endpoint.token };
}
