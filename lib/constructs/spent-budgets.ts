import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';

/** The line that a function logs once per budget (`functions/adapters/dynamo/budgets.ts`). */
const LINE = 'a budget is nearly spent';

/** Counts budgets of which four fifths are gone: nothing is broken, so that nobody is woken up by it. */
export const countNearlySpent = (scope: Construct, { name }: Stage, logGroup: ILogGroup): void => {
  new MetricFilter(scope, 'BudgetsNearlySpent', {
    metricNamespace: `kaskad/${name}`,
    metricName: 'BudgetsNearlySpent',
    logGroup,
    filterPattern: FilterPattern.stringValue('$.message', '=', LINE),
    metricValue: '1',
  });
};
