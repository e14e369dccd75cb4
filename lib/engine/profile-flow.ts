import { Match } from 'aws-cdk-lib/aws-events';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { changeItems, putEvents, readItems } from '../actions.ts';
import { AppFunction } from '../constructs/app-function.ts';
import { QueueRoute } from '../constructs/queue-route.ts';
import type { WakeSchedules } from '../constructs/wake-schedules.ts';
import { type EngineContext, sharedEnv } from './context.ts';
import { type CountRoute, countsEnv, mayTell } from './count-flow.ts';
import { mayShow } from './live.ts';

/** Events become profiles and enrollments. No filter on event names: a profile is everything known. */
export function addProfileFlow(
  scope: Construct,
  context: EngineContext,
  { schedules, counts }: { schedules: WakeSchedules; counts: CountRoute },
): QueueRoute<'update-profile'> {
  const { PROFILE_TABLE_NAME, CONFIG_TABLE_NAME, EVENT_BUS_NAME } = sharedEnv(context);
  const worker = new AppFunction(scope, 'update-profile', {
    ...context,
    environment: {
      ...{ PROFILE_TABLE_NAME, CONFIG_TABLE_NAME, EVENT_BUS_NAME },
      ...schedules.environment,
      ...schedules.queueEnvironment,
      ...countsEnv(counts),
    },
  })
    .may(changeItems, context.profiles.tableArn)
    .may(readItems, context.config.tableArn)
    // What was not begun in time goes on as an entry of its own.
    .may(putEvents, context.bus.eventBusArn);
  mayShow(worker, context, 'event');
  schedules.mayBeArmedBy(worker);
  schedules.mayWakeAtOnce(worker);
  mayTell(worker, counts);
  return new QueueRoute(scope, 'Profiles', {
    stage: context.stage,
    worker: 'update-profile',
    // Larger batches fold more events of one person into one write.
    batchSize: 50,
    batchWindow: Duration.seconds(1),
    maxConcurrency: 20,
    lateAfter: Duration.minutes(10),
    late: {
      impact:
        'Profiles lag behind: an order may be seen too late to stop a reminder. Nothing is lost for 14 days.',
      runbook: 'profiles-are-late',
    },
    dead: {
      impact: 'Events of some customers are missing from their profiles until they are put back.',
      runbook: 'profile-events-failed',
    },
  })
    .to(worker)
    .from('Events', {
      bus: context.bus,
      pattern: {
        source: Match.anyOf(Match.prefix('shop.'), Match.exactString('kaskad')),
        detailType: ['events'],
      },
    });
}
