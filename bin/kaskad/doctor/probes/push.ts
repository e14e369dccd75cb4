import { GetPlatformApplicationAttributesCommand, type SNSClient } from '@aws-sdk/client-sns';
import { DAY_MS } from '../../../../core/duration.ts';
import { type Found, fault, note, ok, type Probe } from '../finding.ts';

const SOON_MS = 30 * DAY_MS;
const AGAIN = 'Give it new ones: npx kaskad init --push-only.';

const judged = (type: string, attributes: Record<string, string>, nowMs: number): Found => {
  if (attributes.Enabled === 'false')
    return fault(`Push to ${type} is off: Firebase or Apple refused its credentials.`, AGAIN);
  const expiry = attributes.AppleCertificateExpirationDate;
  if (expiry !== undefined && Date.parse(expiry) - nowMs < SOON_MS)
    return note(`The certificate for push to ${type} ends on ${expiry.slice(0, 10)}.`, AGAIN);
  return ok(`Push to ${type} is on.`);
};

/** The platform application of one type of device. */
export const pushProbe = (client: SNSClient, type: string, arn: string, nowMs: number): Probe => ({
  about: `push to ${type}`,
  allow: ['sns:GetPlatformApplicationAttributes'],
  async look() {
    try {
      const command = new GetPlatformApplicationAttributesCommand({ PlatformApplicationArn: arn });
      const { Attributes = {} } = await client.send(command);
      return [judged(type, Attributes, nowMs)];
    } catch (error) {
      if ((error as Error).name !== 'NotFoundException') throw error;
      return [fault(`There is no platform application ${arn}.`, 'Make it: npx kaskad init --push-only.')];
    }
  },
});
