import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { CfnEmailIdentity } from 'aws-cdk-lib/aws-ses';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface MailIdentityProps {
  /** What stands behind the @ of the sender. */
  readonly domain: string;
  /** Its public zone in Route 53; without one the records are outputs, for whoever keeps its DNS. */
  readonly zoneId: string | undefined;
}

interface DnsRecord {
  readonly name: string;
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly value: string;
}

/** Bounces come back to a name of the domain, so that SPF speaks for it as well. */
const bounceDomain = (domain: string) => `bounce.${domain}`;

/**
 * The domain that mail is sent from: SES signs for it (DKIM), its own name takes the bounces (MAIL FROM, SPF), and DMARC says that it
 * is meant so, without which large mailboxes take no bulk mail. `p=none` refuses nothing: the shop sharpens it when it has seen reports.
 */
export class MailIdentity extends Construct {
  constructor(scope: Construct, id: string, { domain, zoneId }: MailIdentityProps) {
    super(scope, id);
    const identity = new CfnEmailIdentity(this, 'Identity', {
      emailIdentity: domain,
      dkimAttributes: { signingEnabled: true },
      dkimSigningAttributes: { nextSigningKeyLength: 'RSA_2048_BIT' },
      mailFromAttributes: { mailFromDomain: bounceDomain(domain), behaviorOnMxFailure: 'USE_DEFAULT_VALUE' },
    });
    for (const [key, record] of Object.entries(recordsOf(identity, domain, Stack.of(this).region)))
      this.#publish(key, record, zoneId);
  }

  #publish(key: string, { name, type, value }: DnsRecord, hostedZoneId: string | undefined): void {
    if (hostedZoneId === undefined) {
      new CfnOutput(this, key, {
        value: `${name} ${type} ${value}`,
        description: 'DNS record of the mail domain',
      });
      return;
    }
    const resourceRecords = [type === 'TXT' ? `"${value}"` : value];
    new CfnRecordSet(this, key, { hostedZoneId, name, type, ttl: '1800', resourceRecords });
  }
}

const recordsOf = (
  identity: CfnEmailIdentity,
  domain: string,
  region: string,
): Readonly<Record<string, DnsRecord>> => ({
  Dkim1: { type: 'CNAME', name: identity.attrDkimDnsTokenName1, value: identity.attrDkimDnsTokenValue1 },
  Dkim2: { type: 'CNAME', name: identity.attrDkimDnsTokenName2, value: identity.attrDkimDnsTokenValue2 },
  Dkim3: { type: 'CNAME', name: identity.attrDkimDnsTokenName3, value: identity.attrDkimDnsTokenValue3 },
  BounceMx: { type: 'MX', name: bounceDomain(domain), value: `10 feedback-smtp.${region}.amazonses.com` },
  BounceSpf: { type: 'TXT', name: bounceDomain(domain), value: 'v=spf1 include:amazonses.com ~all' },
  Dmarc: { type: 'TXT', name: `_dmarc.${domain}`, value: 'v=DMARC1; p=none;' },
});
