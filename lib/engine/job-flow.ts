import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { changeItems, putEvents, readLists } from '../actions.ts';
import { AppFunction } from '../constructs/app-function.ts';
import { QueueRoute } from '../constructs/queue-route.ts';
import type { WakeSchedules } from '../constructs/wake-schedules.ts';
import { listsArn } from '../data-stack.ts';
import { mayWorkOnArchive } from './archive-flow.ts';
import { archiveEnv, type EngineContext, sharedEnv } from './context.ts';
import { type CountRoute, countsEnv, mayTell } from './count-flow.ts';

/** A message asks for one step of a job; the step asks for the next. */
export function jobRoute(scope: Construct, { stage }: EngineContext): QueueRoute<'run-jobs'> {
  return new QueueRoute(scope, 'Jobs', {
    stage,
    worker: 'run-jobs',
    // A step may take all the time that the function has.
    batchSize: 1,
    maxConcurrency: 5,
    // It comes alone, so that no neighbour kills it: after half an hour somebody should know.
    tries: 10,
    lateAfter: Duration.minutes(15),
    late: {
      impact: 'Broadcasts, stops and changes for many people go on late; nothing is lost for 14 days.',
      runbook: 'jobs-are-late',
    },
    dead: {
      impact:
        'A broadcast, a stop or a change for many people has failed half-way and does not go on by itself.',
      runbook: 'jobs-failed',
    },
  });
}

/** Everything that takes longer than a request or a wake. */
export function addJobFlow(
  scope: Construct,
  context: EngineContext,
  { jobs, schedules, counts }: { jobs: QueueRoute<'run-jobs'>; schedules: WakeSchedules; counts: CountRoute },
): void {
  const { environment, jobEnvironment } = schedules;
  const worker = new AppFunction(scope, 'run-jobs', {
    ...context,
    environment: {
      ...sharedEnv(context),
      ...archiveEnv(context),
      ...environment,
      ...jobEnvironment,
      ...countsEnv(counts),
      FEEDS_FROM_LOOPBACK: 'false',
      PUBLIC_URL: context.publicUrl,
    },
  })
    .may(changeItems, context.profiles.tableArn, context.config.tableArn)
    .may(readLists, listsArn(context.profiles))
    .may(putEvents, context.bus.eventBusArn);
  if (context.archive) mayWorkOnArchive(worker, context.archive);
  schedules.mayStartJobs(worker);
  mayTell(worker, counts);
  jobs.to(worker);
}
