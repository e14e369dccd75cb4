import {
  GetEmailIdentityCommand,
  type GetEmailIdentityCommandOutput,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import { type Found, fault, note, ok, type Probe } from '../finding.ts';

export interface AskedIdentity {
  /** A domain or an address. */
  readonly name: string;
  /** The stack makes it known to SES, and has not been deployed yet. */
  readonly isYetToCome: boolean;
}

const missing = ({ name, isYetToCome }: AskedIdentity, region: string): Found =>
  isYetToCome
    ? ok(`${name} will be made known to SES by the deployment.`)
    : fault(
        `SES does not know ${name}: no mail goes out from it.`,
        `Say mail.domain in the stage file, or: aws sesv2 create-email-identity --email-identity ${name} --region ${region}`,
      );

const RECORDS = 'Put the DNS records that the stack Engine prints into your zone; it takes up to 72 hours.';

const unsigned = (
  name: string,
  { IdentityType, DkimAttributes: dkim }: GetEmailIdentityCommandOutput,
): Found[] => {
  if (dkim?.SigningEnabled === true && dkim.Status === 'SUCCESS') return [];
  const says = `Mail from ${name} is not signed (DKIM: ${dkim?.Status ?? 'off'}).`;
  if (IdentityType !== 'EMAIL_ADDRESS') return [fault(says, RECORDS)];
  return [
    note(says, 'An address alone will do to try it: make its domain known before you write to customers.'),
  ];
};

const judged = (name: string, identity: GetEmailIdentityCommandOutput): Found[] => {
  const { VerifiedForSendingStatus: isVerified, MailFromAttributes: bounces } = identity;
  if (!isVerified) {
    const todo =
      identity.IdentityType === 'EMAIL_ADDRESS' ? 'Follow the link in the mail from AWS.' : RECORDS;
    return [fault(`${name} is not verified: SES refuses its mail.`, todo)];
  }
  const found = [ok(`${name} may be sent from.`), ...unsigned(name, identity)];
  if (bounces?.MailFromDomain && bounces.MailFromDomainStatus !== 'SUCCESS')
    found.push(
      note(
        `${bounces.MailFromDomain} does not take bounces yet (${bounces.MailFromDomainStatus}): SPF does not speak for you.`,
        RECORDS,
      ),
    );
  return found;
};

/** The identity itself; an address that is not one of its own is spoken for by its domain. */
const identityOf = async (client: SESv2Client, name: string) => {
  const names = [name, name.slice(name.lastIndexOf('@') + 1)];
  for (const EmailIdentity of new Set(names))
    try {
      return [EmailIdentity, await client.send(new GetEmailIdentityCommand({ EmailIdentity }))] as const;
    } catch (error) {
      if ((error as Error).name !== 'NotFoundException') throw error;
    }
  return undefined;
};

/** Does SES know whom mail is from, and do mailboxes believe it? */
export const mailIdentityProbe = (client: SESv2Client, asked: AskedIdentity): Probe => ({
  about: `mail from ${asked.name}`,
  allow: ['ses:GetEmailIdentity'],
  async look() {
    const found = await identityOf(client, asked.name);
    return found ? judged(...found) : [missing(asked, await client.config.region())];
  },
});
