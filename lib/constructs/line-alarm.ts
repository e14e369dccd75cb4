import { ComparisonOperator, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type CountedLine, countedLines } from '../../core/counted-lines.ts';
import type { Stage } from '../stage.ts';
import { type Impact, ImpactAlarm } from './impact-alarm.ts';

const namespaceOf = ({ name }: Stage): string => `kaskad/${name}`;

interface Counted {
  readonly stage: Stage;
  readonly logGroup: ILogGroup;
}

/**
 * Counts a line in the log of one function. Looked for as a phrase: Lambda wraps a line of ours as text into JSON of its own,
 * whose fields are not ours.
 */
export const countLine = (
  scope: Construct,
  id: string,
  { stage, logGroup, line }: Counted & { readonly line: CountedLine },
): void => {
  new MetricFilter(scope, id, {
    metricNamespace: namespaceOf(stage),
    metricName: line,
    logGroup,
    filterPattern: FilterPattern.allTerms(countedLines[line]),
    metricValue: '1',
  });
};

interface RingProps extends Impact {
  readonly stage: Stage;
  readonly line: CountedLine;
  /** How long a line is heard; five minutes if left out. */
  readonly period?: Duration;
}

/** Rings when a line was counted, in whichever log. */
export const ringAt = (scope: Construct, id: string, { line, period, ...props }: RingProps): ImpactAlarm =>
  new ImpactAlarm(scope, id, {
    ...props,
    metric: new Metric({
      namespace: namespaceOf(props.stage),
      metricName: line,
      period: period ?? Duration.minutes(5),
      statistic: 'Sum',
    }),
    threshold: 0,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
  });

/** Both, for a line that one function says. */
export class LineAlarm extends Construct {
  constructor(scope: Construct, id: string, { logGroup, ...props }: Counted & RingProps) {
    super(scope, id);
    countLine(this, 'Lines', { ...props, logGroup });
    ringAt(this, 'Said', props);
  }
}
