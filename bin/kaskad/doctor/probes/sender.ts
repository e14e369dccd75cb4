import type { SESv2Client } from '@aws-sdk/client-sesv2';
import { fault, type Probe } from '../finding.ts';
import { mailIdentityProbe } from './mail-identity.ts';

/** The address between the brackets, or all of it. */
export const addressIn = (mailbox: string): string => /<([^<>]+)>$/.exec(mailbox)?.[1] ?? mailbox;

/** Whom the shop's mail is from, as it is published: SES must know him. */
export const senderProbe = (client: SESv2Client, senderOf: () => Promise<string | undefined>): Probe => ({
  about: 'the sender of mail',
  allow: ['dynamodb:GetItem on ConfigTable', 'ses:GetEmailIdentity'],
  async look() {
    const sender = await senderOf();
    if (sender === undefined)
      return [
        fault(
          'The shop has no sender: no mail goes out.',
          'Set one in the console, or PUT /v1/settings/shop.',
        ),
      ];
    return mailIdentityProbe(client, { name: addressIn(sender), isYetToCome: false }).look();
  },
});
