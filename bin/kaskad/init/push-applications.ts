import {
  CreatePlatformApplicationCommand,
  SetPlatformApplicationAttributesCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { messageOf } from '../aws/said-by-aws.ts';
import { CannotTell } from '../cannot-tell.ts';

/** Credentials of Firebase or Apple, read from files that are given; they go to SNS and nowhere else. */
export type PushCredentials =
  | { kind: 'fcm'; serviceAccount: string }
  | { kind: 'apns'; key: string; keyId: string; teamId: string; bundleId: string; sandbox: boolean };

export interface WhereTo {
  readonly stage: string;
  readonly region: string;
  readonly account: string;
}

interface Application {
  /** As events name the device: `context.device.type`. */
  readonly deviceType: 'android' | 'ios';
  readonly platform: 'GCM' | 'APNS' | 'APNS_SANDBOX';
  readonly attributes: Record<string, string>;
}

const applicationOf = (given: PushCredentials): Application => {
  if (given.kind === 'fcm')
    return {
      deviceType: 'android',
      platform: 'GCM',
      attributes: { PlatformCredential: given.serviceAccount },
    };
  const { key, keyId, teamId, bundleId, sandbox } = given;
  return {
    deviceType: 'ios',
    platform: sandbox ? 'APNS_SANDBOX' : 'APNS',
    attributes: {
      ...{ PlatformCredential: key, PlatformPrincipal: keyId },
      ...{ ApplePlatformTeamID: teamId, ApplePlatformBundleID: bundleId },
    },
  };
};

const partitionOf = (region: string): string => {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};

const isThereAlready = (error: unknown): boolean => /already exists/i.test(messageOf(error));

/**
 * Makes the SNS platform application that CloudFormation cannot make, under the prefix that the engine may send to. One that is there
 * already gets these credentials, and keeps its devices.
 *
 * @returns the type of device and the ARN
 * @throws CannotTell where SNS, Firebase or Apple will have none of it
 */
export const makePushApplication = async (
  client: SNSClient,
  { stage, region, account }: WhereTo,
  given: PushCredentials,
): Promise<[string, string]> => {
  const { deviceType, platform, attributes: Attributes } = applicationOf(given);
  const Name = `kaskad-${stage}-${deviceType}`;
  const made = `arn:${partitionOf(region)}:sns:${region}:${account}:app/${platform}/${Name}`;
  try {
    const command = new CreatePlatformApplicationCommand({ Name, Platform: platform, Attributes });
    const { PlatformApplicationArn = made } = await client.send(command);
    return [deviceType, PlatformApplicationArn];
  } catch (error) {
    if (!isThereAlready(error)) throw refusedBy(deviceType, error);
    const command = new SetPlatformApplicationAttributesCommand({ PlatformApplicationArn: made, Attributes });
    await client.send(command).catch((cause: unknown) => {
      throw refusedBy(deviceType, cause);
    });
    return [deviceType, made];
  }
};

const refusedBy = (deviceType: string, cause: unknown): CannotTell =>
  new CannotTell(`Push to ${deviceType} was refused: ${messageOf(cause)}`, { cause });
