import { ComparisonOperator, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { ImpactAlarm } from './impact-alarm.ts';

/** The line that record-delivery logs from half of a limit on (`functions/record-delivery/count-mail.ts`). */
const LINE = 'marketing mail at half of a limit';

/** Tells while marketing mail still goes out, but not for much longer. */
export class MailBreaker extends Construct {
  constructor(scope: Construct, id: string, { stage, logGroup }: { stage: Stage; logGroup: ILogGroup }) {
    super(scope, id);
    const metric = { metricNamespace: `kaskad/${stage.name}`, metricName: 'MarketingMailUneasy' };
    new MetricFilter(this, 'Uneasy', {
      ...metric,
      logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', LINE),
      metricValue: '1',
    });
    new ImpactAlarm(this, 'AtHalf', {
      stage,
      metric: new Metric({
        namespace: metric.metricNamespace,
        metricName: metric.metricName,
        period: Duration.minutes(5),
        statistic: 'Sum',
      }),
      threshold: 0,
      comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
      impact:
        'Over 2 % of marketing mail bounced or 0.04 % was called spam: at twice that it stops by itself, if it has not.',
      runbook: 'marketing-mail-stops',
    });
  }
}
