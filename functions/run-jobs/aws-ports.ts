import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import type * as z from 'zod';
import { eventBridgeBus } from '../adapters/bus.ts';
import { sqsCounters } from '../adapters/counters.ts';
import { dynamoConfigDocuments } from '../adapters/dynamo/config-documents.ts';
import { dynamoEnrollments } from '../adapters/dynamo/enrollments.ts';
import { dynamoErasedList } from '../adapters/dynamo/erasure/erased-list.ts';
import { dynamoErasure } from '../adapters/dynamo/erasure/index.ts';
import { dynamoFeeds } from '../adapters/dynamo/feeds.ts';
import { identityHash } from '../adapters/dynamo/identity-hash.ts';
import { dynamoJobs } from '../adapters/dynamo/jobs.ts';
import { dynamoLists } from '../adapters/dynamo/lists.ts';
import { dynamoMemberships } from '../adapters/dynamo/memberships.ts';
import { dynamoOffers } from '../adapters/dynamo/offers/index.ts';
import { dynamoInterests, dynamoProducts } from '../adapters/dynamo/products.ts';
import { dynamoProfiles } from '../adapters/dynamo/profiles.ts';
import { publishedConfig } from '../adapters/dynamo/published-config.ts';
import { dynamoRuns } from '../adapters/dynamo/runs.ts';
import { dynamoSuppressions } from '../adapters/dynamo/suppressions.ts';
import { dynamoTallies } from '../adapters/dynamo/tallies/index.ts';
import { dynamoTasks } from '../adapters/dynamo/tasks/index.ts';
import { dynamoTimeline } from '../adapters/dynamo/timeline.ts';
import { sqsJobMessages } from '../adapters/job-messages.ts';
import { letGoBy, lettingGo } from '../adapters/let-go.ts';
import { httpFeedFiles } from '../adapters/net/http-feed-files.ts';
import { publishedRetention } from '../adapters/retention.ts';
import { s3EventArchive } from '../adapters/s3/event-archive.ts';
import { s3WorkFiles } from '../adapters/s3/work-files.ts';
import { jobTarget, wakeTarget } from '../adapters/schedules.ts';
import { shortCalls } from '../adapters/short-calls.ts';
import { schedulerWakes } from '../adapters/wakes.ts';
import { systemClock as clock } from '../runtime/system-clock.ts';
import type { runJobsEnv } from './env.ts';
import type { RunJobsPorts } from './ports.ts';

const s3Archive = (bucket: string) => {
  const client = new S3Client();
  return { events: s3EventArchive(client, bucket), files: s3WorkFiles(client, bucket) };
};

/** The ports of a deployment. */
export const awsPorts = (env: z.infer<typeof runJobsEnv>): RunJobsPorts => {
  const client = new DynamoDBClient();
  const scheduler = new SchedulerClient();
  const sqs = new SQSClient(shortCalls);
  const [profileTable, configTable] = [env.PROFILE_TABLE_NAME, env.CONFIG_TABLE_NAME];
  const documents = dynamoConfigDocuments(client, configTable);
  const config = publishedConfig(documents);
  const retention = publishedRetention(config);
  const bus = eventBridgeBus(new EventBridgeClient(), env.EVENT_BUS_NAME);
  const hash = identityHash(client, configTable);
  return {
    jobs: dynamoJobs(client, configTable, clock),
    jobMessages: sqsJobMessages({
      sqs,
      queueUrl: env.JOB_QUEUE_URL,
      scheduler,
      clock,
      target: jobTarget(env),
    }),
    ...(env.ARCHIVE_BUCKET_NAME !== '' && { archive: s3Archive(env.ARCHIVE_BUCKET_NAME) }),
    suppressions: dynamoSuppressions(client, profileTable, hash),
    erasedList: dynamoErasedList(client, profileTable, hash),
    lists: dynamoLists(client, profileTable),
    products: dynamoProducts(client, profileTable, clock),
    feeds: dynamoFeeds(client, configTable, clock),
    tallies: dynamoTallies(client, profileTable, clock),
    feedFiles: httpFeedFiles({ mayCallLoopback: env.FEEDS_FROM_LOOPBACK === 'true' }),
    interests: dynamoInterests(client, profileTable, clock),
    memberships: dynamoMemberships(client, profileTable),
    profiles: dynamoProfiles(client, profileTable),
    enrollments: lettingGo(
      dynamoEnrollments(client, profileTable, retention),
      letGoBy({
        offers: dynamoOffers({ client, tableName: profileTable, clock }),
        tasks: dynamoTasks(client, profileTable, clock),
        bus,
        clock,
      }),
    ),
    timeline: dynamoTimeline(client, profileTable, retention),
    counters: sqsCounters(sqs, env.COUNTS_QUEUE_URL),
    wakes: schedulerWakes(scheduler, wakeTarget(env), clock),
    erasure: dynamoErasure({ client, profileTable, configTable, clock, retention }),
    documents,
    config,
    runs: dynamoRuns(client, configTable, clock),
    bus,
    publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
    clock,
    rest: async (ms) => {
      await sleep(ms);
    },
  };
};
