import { ComparisonOperator, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { ImpactAlarm } from './impact-alarm.ts';

const rate = (metricName: string) =>
  new Metric({ namespace: 'AWS/SES', metricName, period: Duration.hours(1), statistic: 'Maximum' });

/** Warns well before SES reviews an account: at 5 % bounces or 0.1 % complaints. */
export class MailReputation extends Construct {
  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    const comparison = ComparisonOperator.GREATER_THAN_THRESHOLD;
    new ImpactAlarm(this, 'Bounces', {
      stage,
      comparison,
      metric: rate('Reputation.BounceRate'),
      threshold: 0.02,
      impact: 'More than 2 % of mail bounces: from 5 % AWS may stop all mail of this account.',
      runbook: 'mail-bounces',
    });
    new ImpactAlarm(this, 'Complaints', {
      stage,
      comparison,
      metric: rate('Reputation.ComplaintRate'),
      threshold: 0.0005,
      impact:
        'More than 0.05 % of mail is reported as spam: from 0.1 % AWS may stop all mail of this account.',
      runbook: 'mail-complaints',
    });
  }
}
