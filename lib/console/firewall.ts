import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';

/** Requests from one address in five minutes: a team behind one address works on, a program that guesses does not. */
const MOST = 2000;

const seen = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
  metricName,
});

/**
 * Rules about bodies, counted and not blocked: a journey is longer than eight kilobytes, and a template is markup with addresses in it. Who
 * saves has shown a token, and the API checks what it is given.
 */
const onBodies = [
  ...['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericLFI_BODY', 'GenericRFI_BODY'],
  'EC2MetaDataSSRF_BODY',
];

/** What AWS keeps up to date: the usual attacks, and requests that are known to be one. */
const managed = (priority: number, name: string, counted: readonly string[] = []) => ({
  name,
  priority,
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  overrideAction: { none: {} },
  visibilityConfig: seen(name),
});

/** A web ACL before the console and the API at its address; it lies in us-east-1. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.arn = new CfnWebACL(this, 'Acl', {
      name: `kaskad-${stage.name}`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seen(`kaskad-${stage.name}`),
      rules: [
        {
          name: 'rate',
          priority: 0,
          statement: { rateBasedStatement: { limit: MOST, aggregateKeyType: 'IP' } },
          action: { block: {} },
          visibilityConfig: seen('rate'),
        },
        managed(1, 'AWSManagedRulesCommonRuleSet', onBodies),
        managed(2, 'AWSManagedRulesKnownBadInputsRuleSet'),
      ],
    }).attrArn;
  }
}
