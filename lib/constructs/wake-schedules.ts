import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { FunctionEnvs } from '../../functions/manifest.ts';
import { sendMessages } from '../actions.ts';
import type { Stage } from '../stage.ts';
import type { AppFunction } from './app-function.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

type ScheduleEnv = Pick<
  FunctionEnvs['run-jobs'],
  'SCHEDULE_GROUP_NAME' | 'SCHEDULE_ROLE_ARN' | 'SCHEDULE_DEAD_LETTER_QUEUE_ARN'
>;
type WakeEnv = ScheduleEnv & Pick<FunctionEnvs['update-profile'], 'WAKE_QUEUE_ARN'>;
type JobEnv = ScheduleEnv & Pick<FunctionEnvs['run-jobs'], 'JOB_QUEUE_ARN' | 'JOB_QUEUE_URL'>;

export interface WakeSchedulesProps {
  readonly stage: Stage;
  /** Where a schedule that fires puts its wake. */
  readonly wakes: IQueue;
  /** Where one puts the message that asks for a step of a job. */
  readonly jobs: IQueue;
}

/** The clock of enrollments and jobs: one-time schedules in a group of their own, each aimed at one of two queues. */
export class WakeSchedules extends Construct {
  /** What a function needs to arm a wake, under the names its schema reads. */
  readonly environment: WakeEnv;
  /** What it needs to start a job, or its next step, now or later. */
  readonly jobEnvironment: JobEnv;
  /** What never reached its queue. */
  readonly deadLetters: DeadLetterQueue;
  private readonly arming: Policy;
  /** What it needs to put something on the wake queue itself. */
  readonly queueEnvironment: Pick<FunctionEnvs['api'], 'WAKE_QUEUE_URL'>;
  private readonly jobs: IQueue;
  private readonly wakes: IQueue;

  constructor(scope: Construct, id: string, props: WakeSchedulesProps) {
    super(scope, id);
    const groupName = `kaskad-${props.stage.name}`;
    new CfnScheduleGroup(this, 'Group', { name: groupName });
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      stage: props.stage,
      impact:
        'Wakes never reached their queue: the reminders behind them do not go out until they are put back.',
      runbook: 'schedules-failed',
    });
    this.deadLetters = deadLetters;
    const { wakes, jobs } = props;
    const role = deliveryRole(this, groupName, [wakes, jobs, deadLetters.queue]);
    this.arming = armingPolicy(this, groupName, role);
    this.jobs = jobs;
    this.wakes = wakes;
    const shared = {
      SCHEDULE_GROUP_NAME: groupName,
      SCHEDULE_ROLE_ARN: role.roleArn,
      SCHEDULE_DEAD_LETTER_QUEUE_ARN: deadLetters.queue.queueArn,
    };
    this.environment = { ...shared, WAKE_QUEUE_ARN: wakes.queueArn };
    this.queueEnvironment = { WAKE_QUEUE_URL: wakes.queueUrl };
    this.jobEnvironment = { ...shared, JOB_QUEUE_ARN: jobs.queueArn, JOB_QUEUE_URL: jobs.queueUrl };
  }

  mayBeArmedBy(...functions: AppFunction[]): void {
    for (const { lambda } of functions) if (lambda.role) this.arming.attachToRole(lambda.role);
  }

  /** Lets functions put messages on the queue of jobs, now and by a schedule. */
  mayStartJobs(...functions: AppFunction[]): void {
    this.mayBeArmedBy(...functions);
    for (const one of functions) one.may(sendMessages, this.jobs.queueArn);
  }

  /** Lets a function wake at once, or hand a test to whoever sends. */
  mayWakeAtOnce(one: AppFunction): void {
    one.may(sendMessages, this.wakes.queueArn);
  }
}

/** The role of a schedule: it puts messages into these queues, on behalf of this group, and nothing else. */
function deliveryRole(scope: WakeSchedules, groupName: string, queues: readonly IQueue[]): Role {
  const stack = Stack.of(scope);
  const group = stack.formatArn({
    service: 'scheduler',
    resource: 'schedule-group',
    resourceName: groupName,
  });
  const role = new Role(scope, 'DeliveryRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group } },
    }),
  });
  const resources = queues.map((queue) => queue.queueArn);
  role.addToPolicy(new PolicyStatement({ actions: [...sendMessages], resources }));
  return role;
}

function armingPolicy(scope: WakeSchedules, groupName: string, role: Role): Policy {
  const schedules = Stack.of(scope).formatArn({
    service: 'scheduler',
    resource: 'schedule',
    resourceName: `${groupName}/*`,
  });
  const policy = new Policy(scope, 'Arming', {
    statements: [
      new PolicyStatement({
        actions: ['scheduler:CreateSchedule', 'scheduler:GetSchedule', 'scheduler:DeleteSchedule'],
        resources: [schedules],
      }),
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    ],
  });
  return policy;
}
