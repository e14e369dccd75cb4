import {
  GetSMSAttributesCommand,
  GetSMSSandboxAccountStatusCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { note, ok, type Probe } from '../finding.ts';

/** What a fresh account has: a dollar a month, and then nothing is said and nothing arrives. */
const LEAST_USD = 10;

/** May SMS go to anybody, and for how much? */
export const smsProbe = (client: SNSClient): Probe => ({
  about: 'SMS',
  allow: ['sns:GetSMSSandboxAccountStatus', 'sns:GetSMSAttributes'],
  async look() {
    const [{ IsInSandbox }, { attributes = {} }] = await Promise.all([
      client.send(new GetSMSSandboxAccountStatusCommand({})),
      client.send(new GetSMSAttributesCommand({})),
    ]);
    const limit = Number(attributes.MonthlySpendLimit ?? 1);
    return [
      IsInSandbox
        ? note('SNS is in its sandbox: SMS to ten verified numbers only.', 'Leave it in the console of SNS.')
        : ok('SMS may go to anybody.'),
      limit < LEAST_USD
        ? note(
            `SMS for $${limit} a month, then they are refused or silently lost.`,
            `Ask for more (Service Quotas), then: aws sns set-sms-attributes --attributes MonthlySpendLimit=… --region ${await client.config.region()}`,
          )
        : ok(`SMS for up to $${limit} a month.`),
    ];
  },
});
