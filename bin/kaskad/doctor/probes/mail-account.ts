import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import { type Found, fault, note, ok, type Probe } from '../finding.ts';

/** May this account send, to whom, and how much? */
export const mailAccountProbe = (client: SESv2Client): Probe => ({
  about: 'mail',
  allow: ['ses:GetAccount'],
  async look() {
    const account = await client.send(new GetAccountCommand({}));
    const { Max24HourSend: aDay = 0, MaxSendRate: aSecond = 0 } = account.SendQuota ?? {};
    const found: Found[] = [];
    if (account.SendingEnabled === false || account.EnforcementStatus === 'SHUTDOWN')
      found.push(
        fault('SES sends nothing for this account.', 'Answer the case that AWS has opened with you.'),
      );
    else if (account.EnforcementStatus === 'PROBATION')
      found.push(
        note('SES watches this account: too many bounces or complaints.', 'Answer the case of AWS.'),
      );
    if (account.ProductionAccessEnabled)
      found.push(ok(`SES sends ${aDay} mails a day, ${aSecond} a second.`));
    else
      found.push(
        note(
          `SES is in its sandbox: verified recipients only, ${aDay} mails a day.`,
          'Ask for production access in the console of SES; it takes about a day.',
        ),
      );
    return found;
  },
});
