import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { ArnFormat, Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type Metric, metrics } from '../../core/metrics.ts';
import type { EngineQueues } from '../engine/queues.ts';
import type { Stage } from '../stage.ts';
import { AppFunction } from './app-function.ts';
import { ImpactAlarm } from './impact-alarm.ts';
import { metricOf } from './metric-alarm.ts';

export interface OverviewBoardProps {
  readonly stage: Stage;
  readonly httpApi: HttpApi;
  readonly queues: EngineQueues;
  /** Where to look for functions and alarms. */
  readonly stacks: readonly Stack[];
}

const period = Duration.minutes(5);
const WIDTH = 12;

/** One page for whoever is called: which alarms ring, what comes in, what goes out, what waits. */
export class OverviewBoard extends Construct {
  constructor(scope: Construct, id: string, props: OverviewBoardProps) {
    super(scope, id);
    const alarms = new AlarmStatusWidget({ title: 'Alarms', width: 24, alarms: alarmsIn(this, props) });
    new Dashboard(this, 'Board', {
      dashboardName: `kaskad-${props.stage.name}`,
      widgets: [[alarms], ...inPairs([...ofCounts(props), ...ofQueues(props), ...ofFunctions(props)])],
    });
  }
}

const graph = (title: string, left: IMetric[]): IWidget => new GraphWidget({ title, left, width: WIDTH });

const inPairs = (widgets: IWidget[]): IWidget[][] =>
  widgets.flatMap((_, at) => (at % 2 === 0 ? [widgets.slice(at, at + 2)] : []));

/** What functions count, all of it: a metric that nobody sees is not worth its price. */
function ofCounts({ stage, httpApi }: OverviewBoardProps): IWidget[] {
  const shown = (...names: Metric[]) =>
    names.map((metric) => metricOf({ stage, metric }).with({ label: metrics[metric] }));
  return [
    graph('Requests', [
      httpApi.metricCount({ period }),
      httpApi.metricClientError({ period }),
      httpApi.metricServerError({ period }),
    ]),
    graph('Events', shown('EventsDropped', 'EventsOverLimit', 'PeopleEntered')),
    graph(
      'Messages',
      shown(
        'MessagesSent',
        'MessagesNotSent',
        'MessagesDelivered',
        'MessagesReturned',
        'MarketingMailUneasy',
      ),
    ),
    graph('To look at', shown('ProvidersShut', 'BudgetsNearlySpent', 'MalformedDocuments')),
  ];
}

function ofQueues({ queues }: OverviewBoardProps): IWidget[] {
  const all = Object.entries(queues).flatMap(([name, one]) => (one ? [{ name, ...one }] : []));
  return [
    graph(
      'Age of the oldest message, seconds',
      all.flatMap(({ name, queue }) =>
        queue ? [queue.metricApproximateAgeOfOldestMessage({ period, label: name })] : [],
      ),
    ),
    graph(
      'Dead letters',
      all.map(({ name, deadLetters }) =>
        deadLetters.queue.metricApproximateNumberOfMessagesVisible({ period, label: name }),
      ),
    ),
  ];
}

function ofFunctions({ stacks }: OverviewBoardProps): IWidget[] {
  const lambdas = stacks.flatMap((stack) => stack.node.findAll()).filter((one) => one instanceof AppFunction);
  return [
    graph(
      'Failed invocations',
      lambdas.map(({ lambda, name: label }) => lambda.metricErrors({ period, label })),
    ),
    graph(
      'Duration, p99 in ms',
      lambdas.map(({ lambda, name: label }) => lambda.metricDuration({ period, label, statistic: 'p99' })),
    ),
  ];
}

/** Named and not referred to: a stack would have to export what another one shows. */
function alarmsIn(scope: Construct, { stacks }: OverviewBoardProps): IAlarm[] {
  const named = stacks.flatMap((stack) => stack.node.findAll()).filter((one) => one instanceof ImpactAlarm);
  return named.map((one) =>
    Alarm.fromAlarmArn(
      scope,
      one.alarmName,
      Stack.of(scope).formatArn({
        service: 'cloudwatch',
        resource: 'alarm',
        resourceName: one.alarmName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ),
  );
}
