import { CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Firewall } from './console/firewall.ts';
import { EDGE_REGION } from './needs-edge.ts';
import type { Stage } from './stage.ts';
import { WrongStage } from './wrong-stage.ts';

/** What of the console has to lie in us-east-1, wherever the stage is. */
export class EdgeStack extends Stack {
  readonly certificateArn: string | undefined;
  readonly webAclArn: string | undefined;

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: Stage }) {
    super(scope, id, { ...props, env: { ...props.env, region: EDGE_REGION }, crossRegionReferences: true });
    if (stage.region === undefined)
      throw new WrongStage(
        `What the console needs in ${EDGE_REGION} can be named only by a stage that says its region`,
      );
    this.certificateArn = certificateOf(this, stage);
    this.webAclArn = stage.firewall ? new Firewall(this, 'Firewall', { stage }).arn : undefined;
  }
}

/** The deployment waits until ACM has found its record in the zone. */
function certificateOf(scope: Construct, { consoleDomain }: Stage): string | undefined {
  if (consoleDomain === undefined || consoleDomain.certificateArn !== undefined) return undefined;
  const { name: domainName, zoneId: hostedZoneId } = consoleDomain;
  const domainValidationOptions = [{ domainName, ...(hostedZoneId !== undefined && { hostedZoneId }) }];
  const validationMethod = 'DNS';
  return new CfnCertificate(scope, 'Certificate', { domainName, validationMethod, domainValidationOptions })
    .ref;
}
