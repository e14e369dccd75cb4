import { Alarm, type ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';

/** What the person on call reads first. */
export interface Impact {
  /** One sentence: what it means to shoppers and to the shop. */
  readonly impact: string;
  /** Anchor of the heading in docs/runbook.md. */
  readonly runbook: string;
}

export interface ImpactAlarmProps extends Impact {
  readonly stage: Stage;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly comparison: ComparisonOperator;
  readonly periods?: number;
}

/** An alarm that cannot be made without saying what it means and what to do. */
export class ImpactAlarm extends Construct {
  readonly alarmName: string;

  constructor(scope: Construct, id: string, props: ImpactAlarmProps) {
    super(scope, id);
    this.alarmName = `kaskad-${props.stage.name}-${props.runbook}`;
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: this.alarmName,
      alarmDescription: `${props.impact} What to do: docs/runbook.md#${props.runbook}`,
      metric: props.metric,
      threshold: props.threshold,
      comparisonOperator: props.comparison,
      evaluationPeriods: props.periods ?? 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    const { alarmTopicArn } = props.stage;
    if (alarmTopicArn) alarm.addAlarmAction(new SnsAction(Topic.fromTopicArn(this, 'Topic', alarmTopicArn)));
  }
}
