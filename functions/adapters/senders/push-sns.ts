import {
  CreatePlatformEndpointCommand,
  PublishCommand,
  SetEndpointAttributesCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { AddressGone, ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import type { OutgoingMessage, Sender } from '../../../core/send/ports.ts';
import { mustBeInTime } from './in-time.ts';
import { messageTags } from './message-tags.ts';
import { asCoreError } from './provider-errors.ts';
import { pushPayload } from './push-payload.ts';
import { attributes } from './sms-sns.ts';

const provider = 'sns-push';
/** What SNS calls an endpoint whose token Firebase or Apple have disowned. */
const gone = new Set(['EndpointDisabledException', 'EndpointDisabled']);
const permanent = new Set([
  'InvalidParameterException',
  'InvalidParameter',
  'InvalidParameterValueException',
  'NotFoundException',
  'NotFound',
  'PlatformApplicationDisabledException',
]);

/** Push by SNS: an endpoint per device token (made again it is the same one), then the message. `from` is the platform application. */
export const snsPush = (client: SNSClient, clock: Clock): Sender => ({
  async send(message) {
    const endpoint = await endpointFor(client, message);
    mustBeInTime(provider, message, clock);
    const command = new PublishCommand({
      TargetArn: endpoint,
      MessageStructure: 'json',
      Message: pushPayload({
        title: message.subject ?? '',
        body: message.text,
        sendId: message.sendId,
        ...(message.url && { url: message.url }),
      }),
      MessageAttributes: attributes(messageTags(message)),
    });
    try {
      const { MessageId: providerId } = await client.send(command);
      return providerId === undefined ? {} : { providerId };
    } catch (error) {
      if (gone.has((error as Error).name)) throw new AddressGone(provider, 'disabled', { cause: error });
      throw asCoreError(provider, error, permanent);
    }
  },
});

const endpointFor = async (client: SNSClient, message: OutgoingMessage): Promise<string> => {
  if (message.from === undefined) throw new ProviderRejected(provider, 'no-application');
  try {
    const command = new CreatePlatformEndpointCommand({
      PlatformApplicationArn: message.from,
      Token: message.to,
    });
    const { EndpointArn: arn } = await client.send(command);
    if (arn === undefined) throw new ProviderUnavailable(provider, false);
    if (message.isBack) await enable(client, arn, message.to);
    return arn;
  } catch (error) {
    throw nothingSent(asCoreError(provider, error, permanent));
  }
};

/** A token that was disowned stays disabled at SNS, also when the app has registered it again since. */
const enable = (client: SNSClient, arn: string, token: string) => {
  const Attributes = { Enabled: 'true', Token: token };
  return client.send(new SetEndpointAttributesCommand({ EndpointArn: arn, Attributes }));
};

/** Making an endpoint sends nothing: whatever went wrong, it may be tried again. */
const nothingSent = (error: Error): Error =>
  error instanceof ProviderUnavailable
    ? new ProviderUnavailable(provider, false, { cause: error.cause })
    : error;
