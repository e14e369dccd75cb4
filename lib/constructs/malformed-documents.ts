import { ComparisonOperator, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { ImpactAlarm } from './impact-alarm.ts';

/** The line that a function logs when it leaves out what somebody has put into the table by hand. */
const LINE = '*malformed document skipped*';

const metricOf = ({ name }: Stage) => ({
  metricNamespace: `kaskad/${name}`,
  metricName: 'MalformedDocuments',
});

/** Counts those lines in the log of one function. */
export const countMalformed = (scope: Construct, stage: Stage, logGroup: ILogGroup): void => {
  new MetricFilter(scope, 'MalformedDocuments', {
    ...metricOf(stage),
    logGroup,
    filterPattern: FilterPattern.stringValue('$.message', '=', LINE),
    metricValue: '1',
  });
};

/** Tells that a function has left out what it could not read. */
export class MalformedDocuments extends Construct {
  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const { metricNamespace, metricName } = metricOf(stage);
    new ImpactAlarm(this, 'Skipped', {
      stage,
      metric: new Metric({
        namespace: metricNamespace,
        metricName,
        period: Duration.minutes(5),
        statistic: 'Sum',
      }),
      threshold: 0,
      comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
      impact:
        'A journey, a template or settings in the table cannot be read and are left out until somebody mends them.',
      runbook: 'malformed-documents',
    });
  }
}
