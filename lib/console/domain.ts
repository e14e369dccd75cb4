import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  type Distribution,
  type DistributionProps,
  SecurityPolicyProtocol,
} from 'aws-cdk-lib/aws-cloudfront';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { CfnOutput } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { DomainSettings } from '../stage.ts';

/** The zone of everything that CloudFront serves. */
const OF_CLOUDFRONT = 'Z2FDTNDATAQYW2';

/** What a distribution is told of the console's own address. */
export const ownAddress = (
  scope: Construct,
  { name }: DomainSettings,
  certificateArn: string,
): Pick<DistributionProps, 'domainNames' | 'certificate' | 'minimumProtocolVersion'> => ({
  domainNames: [name],
  certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
  minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
});

/** Its records in the zone; without one a record to make by hand. */
export function leadTo(scope: Construct, { name, zoneId }: DomainSettings, distribution: Distribution): void {
  const { distributionDomainName: dnsName } = distribution;
  if (zoneId === undefined) {
    const description = 'DNS record of the console';
    new CfnOutput(scope, 'ConsoleRecord', { value: `${name} CNAME ${dnsName}`, description });
    return;
  }
  const aliasTarget = { dnsName, hostedZoneId: OF_CLOUDFRONT };
  for (const type of ['A', 'AAAA'])
    new CfnRecordSet(scope, `ConsoleRecord${type}`, { hostedZoneId: zoneId, name, type, aliasTarget });
}
