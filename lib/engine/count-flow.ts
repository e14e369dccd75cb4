import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { readItems, sendMessages } from '../actions.ts';
import { AppFunction } from '../constructs/app-function.ts';
import { QueueRoute } from '../constructs/queue-route.ts';
import { type EngineContext, sharedEnv } from './context.ts';

export type CountRoute = QueueRoute<'keep-counts'>;

/** What functions tell to be counted. */
export function countRoute(scope: Construct, { stage }: Pick<EngineContext, 'stage'>): CountRoute {
  return new QueueRoute(scope, 'Counts', {
    stage,
    worker: 'keep-counts',
    // Messages of some minutes change the same few items: together they cost hardly more than one. A busy shop fills a batch before.
    batchSize: 1_000,
    batchWindow: Duration.minutes(5),
    maxConcurrency: 2,
    lateAfter: Duration.minutes(30),
    late: {
      impact: 'Reports lag behind: the latest figures are too low. Nothing is lost for 14 days.',
      runbook: 'counts-are-late',
    },
    dead: {
      impact: 'Reports are too low: some of what happened is not counted until it is put back.',
      runbook: 'counts-failed',
    },
  });
}

/** What a function needs that tells. */
export const countsEnv = ({ queue }: CountRoute) => ({ COUNTS_QUEUE_URL: queue.queueUrl });

export const mayTell = (worker: AppFunction, { queue }: CountRoute): void => {
  worker.may(sendMessages, queue.queueArn);
};

/** Counts by minutes, quarters of an hour and days. */
export function addCountFlow(scope: Construct, context: EngineContext, counts: CountRoute): void {
  const { PROFILE_TABLE_NAME, CONFIG_TABLE_NAME } = sharedEnv(context);
  const worker = new AppFunction(scope, 'keep-counts', {
    ...context,
    environment: { PROFILE_TABLE_NAME, CONFIG_TABLE_NAME },
  })
    .may(
      [...readItems, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
      context.profiles.tableArn,
    )
    .may(readItems, context.config.tableArn);
  counts.to(worker);
}
