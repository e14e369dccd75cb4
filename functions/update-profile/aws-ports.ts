import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import type * as z from 'zod';
import { indexJourneys } from '../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../core/journey/react.ts';
import { eventBridgeBus } from '../adapters/bus.ts';
import { schedulerClocks } from '../adapters/clocks.ts';
import { sqsCounters } from '../adapters/counters.ts';
import { dynamoConfigDocuments } from '../adapters/dynamo/config-documents.ts';
import { dynamoEnrollments } from '../adapters/dynamo/enrollments.ts';
import { dynamoEntryCaps } from '../adapters/dynamo/entry-caps.ts';
import { dynamoErasure } from '../adapters/dynamo/erasure/index.ts';
import { dynamoLiveTeller } from '../adapters/dynamo/live/live-teller.ts';
import { dynamoMemberships } from '../adapters/dynamo/memberships.ts';
import { dynamoMergeLog } from '../adapters/dynamo/merge-log.ts';
import { dynamoOffers } from '../adapters/dynamo/offers/index.ts';
import { dynamoInterests } from '../adapters/dynamo/products.ts';
import { dynamoProfiles } from '../adapters/dynamo/profiles.ts';
import { publishedConfig } from '../adapters/dynamo/published-config.ts';
import { dynamoTasks } from '../adapters/dynamo/tasks/index.ts';
import { dynamoTimeline } from '../adapters/dynamo/timeline.ts';
import { letGoBy, lettingGo } from '../adapters/let-go.ts';
import { publishedRetention } from '../adapters/retention.ts';
import { wakeTarget } from '../adapters/schedules.ts';
import { shortCalls, viewCalls } from '../adapters/short-calls.ts';
import { schedulerWakes, wakesAtOnce } from '../adapters/wakes.ts';
import { log } from '../runtime/log.ts';
import { systemClock as clock } from '../runtime/system-clock.ts';
import type { updateProfileEnv } from './env.ts';
import type { UpdateProfilePorts } from './ports.ts';

const FIRST_PAUSE_MS = 40;

/** The ports of a deployment. */
export const awsPorts = (env: z.infer<typeof updateProfileEnv>): UpdateProfilePorts => {
  const client = new DynamoDBClient();
  const scheduler = new SchedulerClient();
  const table = env.PROFILE_TABLE_NAME;
  const config = publishedConfig(dynamoConfigDocuments(client, env.CONFIG_TABLE_NAME));
  const retention = publishedRetention(config);
  const bus = eventBridgeBus(new EventBridgeClient(), env.EVENT_BUS_NAME);
  const offers = dynamoOffers({ client, tableName: table, clock });
  const tasks = dynamoTasks(client, table, clock);
  const letGo = letGoBy({ offers, tasks, bus, clock });
  return {
    profiles: dynamoProfiles(client, table),
    enrollments: lettingGo(dynamoEnrollments(client, table, retention), letGo),
    entryCaps: dynamoEntryCaps(client, table),
    timeline: dynamoTimeline(client, table, retention),
    mergeLog: dynamoMergeLog(client, table),
    counters: sqsCounters(new SQSClient(shortCalls), env.COUNTS_QUEUE_URL),
    bus,
    offers,
    interests: dynamoInterests(client, table, clock),
    erasure: dynamoErasure({
      client,
      profileTable: table,
      configTable: env.CONFIG_TABLE_NAME,
      clock,
      retention,
    }),
    wakes: wakesAtOnce({
      sqs: new SQSClient(shortCalls),
      queueUrl: env.WAKE_QUEUE_URL,
      clock,
      later: schedulerWakes(scheduler, wakeTarget(env), clock),
    }),
    clocks: schedulerClocks(scheduler, wakeTarget(env), clock),
    memberships: dynamoMemberships(client, table),
    config,
    live: dynamoLiveTeller({
      client: new DynamoDBClient(viewCalls),
      tableName: env.CONFIG_TABLE_NAME,
      clock,
      limit: { atOnce: 30, perSecond: 10 },
      warn: (error) => log.warn('live view not written', { error }),
    }),
    journeys: { index: indexJourneys, needsEnrollments, react: reactToEvents },
    clock,
    ids: { next: () => randomBytes(16).toString('hex') },
    // Full jitter: writers that met once shall not meet again.
    backOff: async (attempt) => {
      await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
    },
  };
};
