import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { changeItems, putEvents, readItems } from '../actions.ts';
import { AppFunction } from '../constructs/app-function.ts';
import { MailBreaker } from '../constructs/mail-breaker.ts';
import type { MailEvents } from '../constructs/mail-events.ts';
import { QueueRoute } from '../constructs/queue-route.ts';
import type { SmsEvents } from '../constructs/sms-events.ts';
import type { WakeSchedules } from '../constructs/wake-schedules.ts';
import { type EngineContext, sharedEnv } from './context.ts';
import { type CountRoute, countsEnv, mayTell } from './count-flow.ts';
import { mayMakeSecret } from './secrets.ts';

interface DeliveryParts {
  readonly mail: MailEvents;
  /** Undefined where the stage has no End User Messaging. */
  readonly sms: SmsEvents | undefined;
  readonly schedules: WakeSchedules;
  readonly counts: CountRoute;
}

/** What became of sends: SES reports on the account's default bus, all other channels and our own links on ours. */
export function addDeliveryFlow(
  scope: Construct,
  context: EngineContext,
  { mail, sms, schedules, counts }: DeliveryParts,
): QueueRoute<'record-delivery'> {
  const worker = new AppFunction(scope, 'record-delivery', {
    ...context,
    environment: { ...sharedEnv(context), ...schedules.environment, ...countsEnv(counts) },
  })
    .may(changeItems, context.profiles.tableArn)
    .may(readItems, context.config.tableArn)
    .may(putEvents, context.bus.eventBusArn);
  // Blocked addresses are kept by their hash.
  mayMakeSecret(worker, context, 'people');
  // A message that bounced lets its cascade go on at once.
  schedules.mayBeArmedBy(worker);
  mayTell(worker, counts);
  new MailBreaker(scope, 'MailBreaker', { stage: context.stage });
  const route = new QueueRoute(scope, 'Deliveries', {
    stage: context.stage,
    worker: 'record-delivery',
    batchSize: 10,
    maxConcurrency: 5,
    lateAfter: Duration.minutes(30),
    late: {
      impact: 'Bounces, complaints and clicks are counted late: a blocked address may be written to again.',
      runbook: 'deliveries-are-late',
    },
    dead: {
      impact:
        'Some bounces, complaints or clicks are not counted: a blocked address may be written to again.',
      runbook: 'deliveries-failed',
    },
  })
    .to(worker)
    .from('MailReports', { pattern: mail.pattern })
    .from('Reports', {
      bus: context.bus,
      pattern: { source: ['kaskad'], detailType: ['delivery'] },
    });
  return sms ? route.fromTopic(sms.topic) : route;
}
