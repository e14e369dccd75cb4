import { ComparisonOperator, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type Metric as MetricName, metricsNamespace } from '../../core/metrics.ts';
import type { Stage } from '../stage.ts';
import { type Impact, ImpactAlarm } from './impact-alarm.ts';

interface Counted {
  readonly stage: Stage;
  readonly metric: MetricName;
  /** How long what was counted is heard; five minutes if left out. */
  readonly period?: Duration;
}

/** What functions count, as CloudWatch knows it. */
export const metricOf = ({ stage, metric, period }: Counted): Metric =>
  new Metric({
    namespace: metricsNamespace(stage.name),
    metricName: metric,
    period: period ?? Duration.minutes(5),
    statistic: 'Sum',
  });

/** Rings when a function has counted one. */
export const ringAt = (
  scope: Construct,
  id: string,
  { metric, period, ...props }: Counted & Impact,
): ImpactAlarm =>
  new ImpactAlarm(scope, id, {
    ...props,
    metric: metricOf({ stage: props.stage, metric, ...(period && { period }) }),
    threshold: 0,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
  });
