import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { changeItems, putEvents, readItems } from '../actions.ts';
import { AppFunction } from '../constructs/app-function.ts';
import type { MailEvents } from '../constructs/mail-events.ts';
import { ringAt } from '../constructs/metric-alarm.ts';
import { QueueRoute } from '../constructs/queue-route.ts';
import type { SmsEvents } from '../constructs/sms-events.ts';
import { WakeSchedules } from '../constructs/wake-schedules.ts';
import type { Stage } from '../stage.ts';
import { type EngineContext, sharedEnv } from './context.ts';
import { type CountRoute, countsEnv, mayTell } from './count-flow.ts';
import { mayMakeSecret } from './secrets.ts';
import { maySend } from './sending.ts';

interface WakeParts {
  readonly mail: MailEvents;
  /** Undefined where the stage has no End User Messaging. */
  readonly sms: SmsEvents | undefined;
  readonly jobs: IQueue;
  readonly counts: CountRoute;
}

/** Schedules that fire become wakes; a wake advances one enrollment, which may send. */
export function addWakeFlow(
  scope: Construct,
  context: EngineContext,
  { mail, sms, jobs, counts }: WakeParts,
): { wakes: QueueRoute<'advance-enrollment'>; schedules: WakeSchedules } {
  const { stage } = context;
  const wakes = wakeRoute(scope, context);
  const schedules = new WakeSchedules(scope, 'Schedules', { stage, wakes: wakes.queue, jobs });
  const worker = new AppFunction(scope, 'advance-enrollment', {
    ...context,
    environment: {
      ...sharedEnv(context),
      ...schedules.environment,
      ...countsEnv(counts),
      SES_CONFIGURATION_SET: mail.configurationSetName,
      SMS_CONFIGURATION_SET: sms?.configurationSetName ?? '',
      PUBLIC_URL: context.publicUrl,
      WEBHOOKS_TO_LOOPBACK: 'false',
    },
  })
    .may(changeItems, context.profiles.tableArn)
    .may(readItems, context.config.tableArn)
    .may(putEvents, context.bus.eventBusArn);
  mayMakeSecret(worker, context, 'links');
  mayMakeSecret(worker, context, 'vapid');
  maySend(worker, { stage, mail });
  tellOfMessages(scope, stage);
  schedules.mayBeArmedBy(worker);
  mayTell(worker, counts);
  wakes.to(worker);
  return { wakes, schedules };
}

/** What somebody should know of who sends, although nothing is broken here. */
function tellOfMessages(scope: Construct, stage: Stage): void {
  // A construct around each: their logical ids are those of what is deployed, which holds the names of the alarms.
  ringAt(new Construct(scope, 'SpentBudgets'), 'Said', {
    stage,
    metric: 'BudgetsNearlySpent',
    impact:
      'Four fifths of what messages may cost in a day or month are spent: at the end of it paid marketing is skipped.',
    runbook: 'budget-nearly-spent',
  });
  ringAt(new Construct(scope, 'ShutProviders'), 'Said', {
    stage,
    metric: 'ProvidersShut',
    // While few people wait, one that is down is tried each quarter of an hour.
    period: Duration.minutes(20),
    impact:
      'A provider of mail, SMS or push is down and left alone: its messages wait, for six hours at most; other channels go on.',
    runbook: 'provider-is-down',
  });
}

function wakeRoute(scope: Construct, { stage }: EngineContext): QueueRoute<'advance-enrollment'> {
  return new QueueRoute(scope, 'Wakes', {
    stage,
    worker: 'advance-enrollment',
    batchSize: 5,
    maxConcurrency: 20,
    lateAfter: Duration.minutes(15),
    late: {
      impact: 'Reminders that are due go out late; nothing is lost for 14 days.',
      runbook: 'wakes-are-late',
    },
    dead: {
      impact:
        'Some people are stuck inside a journey and get no more reminders until their wakes are put back.',
      runbook: 'wakes-failed',
    },
  });
}
