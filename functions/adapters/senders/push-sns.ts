import { CreatePlatformEndpointCommand, PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';
import type { OutgoingMessage, Sender } from '../../../core/ports.ts';
import { messageTags } from './message-tags.ts';
import { asCoreError } from './provider-errors.ts';
import { pushPayload } from './push-payload.ts';
import { attributes } from './sms-sns.ts';

const provider = 'sns-push';
const permanent = new Set([
  'EndpointDisabledException',
  'EndpointDisabled',
  'InvalidParameterException',
  'InvalidParameter',
  'InvalidParameterValueException',
  'NotFoundException',
  'NotFound',
  'PlatformApplicationDisabledException',
]);

/** Push by SNS: an endpoint per device token (made again it is the same one), then the message. `from` is the platform application. */
export const snsPush = (client: SNSClient): Sender => ({
  async send(message) {
    const endpoint = await endpointFor(client, message);
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
    return arn;
  } catch (error) {
    throw nothingSent(asCoreError(provider, error, permanent));
  }
};

/** Making an endpoint sends nothing: whatever went wrong, it may be tried again. */
const nothingSent = (error: Error): Error =>
  error instanceof ProviderUnavailable
    ? new ProviderUnavailable(provider, false, { cause: error.cause })
    : error;
