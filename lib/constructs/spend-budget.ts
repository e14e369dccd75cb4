import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import type { BudgetSettings, Stage } from '../stage.ts';

interface SpendBudgetProps {
  readonly stage: Stage;
  readonly budget: BudgetSettings;
}

/**
 * Tells somebody before the month is too dear. It counts the whole account: a budget by tags would count nothing, in silence, until somebody
 * has switched the tags on for billing. Without a name of ours: whoever else is told makes another budget, which is made before the old
 * one goes.
 */
export class SpendBudget extends Construct {
  constructor(scope: Construct, id: string, { stage, budget }: SpendBudgetProps) {
    super(scope, id);
    const told =
      budget.email === undefined
        ? { subscriptionType: 'SNS', address: stage.alarmTopicArn ?? '' }
        : { subscriptionType: 'EMAIL', address: budget.email };
    const at = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        comparisonOperator: 'GREATER_THAN',
        notificationType,
        threshold,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [told],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: budget.monthlyUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: [at('ACTUAL', 80), at('FORECASTED', 100)],
    });
  }
}
