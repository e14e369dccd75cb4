import { GetPlatformApplicationAttributesCommand, type SNSClient } from '@aws-sdk/client-sns';
import { DAY_MS } from '../../../../core/duration.ts';
import { type Found, fault, note, ok, type Probe } from '../finding.ts';

const SOON_MS = 30 * DAY_MS;

interface AskedPush {
  readonly stage: string;
  /** Of device, as the stage file names it. */
  readonly type: string;
  readonly arn: string;
}

const credentials: Readonly<Record<string, string>> = {
  android: '--fcm service-account.json',
  ios: '--apns-key AuthKey.p8 --apns-key-id … --apns-team-id … --apns-bundle-id …',
};

/** Apple's two worlds are two applications: without the flag another one is made, and takes the place of this one in the stage file. */
const worldOf = (arn: string): string => (arn.includes(':app/APNS_SANDBOX/') ? ' --apns-sandbox' : '');

/** With the files that it has to be given, since it does nothing without. */
const again = ({ stage, type, arn }: AskedPush): string =>
  `npx kaskad init --stage ${stage} --push-only ${credentials[type] ?? '…'}${worldOf(arn)}`;

const judged = (asked: AskedPush, attributes: Record<string, string>, nowMs: number): Found => {
  const { type } = asked;
  const renew = `Give it new ones: ${again(asked)}`;
  if (attributes.Enabled === 'false')
    return fault(`Push to ${type} is off: Firebase or Apple refused its credentials.`, renew);
  const expiry = attributes.AppleCertificateExpirationDate;
  if (expiry !== undefined && Date.parse(expiry) - nowMs < SOON_MS)
    return note(`The certificate for push to ${type} ends on ${expiry.slice(0, 10)}.`, renew);
  return ok(`Push to ${type} is on.`);
};

/** The platform application of one type of device. */
export const pushProbe = (client: SNSClient, asked: AskedPush, nowMs: number): Probe => ({
  about: `push to ${asked.type}`,
  allow: ['sns:GetPlatformApplicationAttributes'],
  async look() {
    try {
      const command = new GetPlatformApplicationAttributesCommand({ PlatformApplicationArn: asked.arn });
      const { Attributes = {} } = await client.send(command);
      return [judged(asked, Attributes, nowMs)];
    } catch (error) {
      if ((error as Error).name !== 'NotFoundException') throw error;
      return [fault(`There is no platform application ${asked.arn}.`, `Make it: ${again(asked)}`)];
    }
  },
});
