import { type Account, query, texts } from './aws.ts';
import { STAGE } from './stacks.ts';

/**
 * Pushes to a device that does not exist, by an application without credentials. Leaves nothing behind.
 * @returns the state of the device's endpoint afterwards
 * @throws Error when the application, the endpoint or the message is refused, as SNS does it
 */
export async function probePush(account: Account): Promise<string> {
  const sns = async (action: string, parameters: Record<string, string>, answer: string) =>
    texts(await query(account, 'sns', action, parameters), answer)[0] ?? '';
  const application = { Name: `kaskad-${STAGE}-probe`, Platform: 'GCM' };
  const PlatformApplicationArn = await sns(
    'CreatePlatformApplication',
    application,
    'PlatformApplicationArn',
  );
  try {
    const device = { PlatformApplicationArn, Token: 'no-such-device' };
    const EndpointArn = await sns('CreatePlatformEndpoint', device, 'EndpointArn');
    await sns('Publish', { TargetArn: EndpointArn, Message: 'Probe' }, 'MessageId');
    const attributes = await query(account, 'sns', 'GetEndpointAttributes', { EndpointArn });
    await sns('DeleteEndpoint', { EndpointArn }, 'RequestId');
    return /<key>Enabled<\/key>\s*<value>(\w+)</.exec(attributes)?.[1] ?? attributes;
  } finally {
    await sns('DeletePlatformApplication', { PlatformApplicationArn }, 'RequestId');
  }
}
