import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import type * as z from 'zod';
import { eventBridgeBus } from '../adapters/bus.ts';
import { sqsCounters } from '../adapters/counters.ts';
import { denyingAtOnce } from '../adapters/denials-at-once.ts';
import { dynamoConfigDocuments } from '../adapters/dynamo/config-documents.ts';
import { dynamoEnrollments } from '../adapters/dynamo/enrollments.ts';
import { dynamoErasure } from '../adapters/dynamo/erasure/index.ts';
import { dynamoFirstTimes } from '../adapters/dynamo/first-times.ts';
import { identityHash } from '../adapters/dynamo/identity-hash.ts';
import { dynamoMailBreaker } from '../adapters/dynamo/mail-breaker.ts';
import { dynamoOffers } from '../adapters/dynamo/offers/index.ts';
import { dynamoProfiles } from '../adapters/dynamo/profiles.ts';
import { publishedConfig } from '../adapters/dynamo/published-config.ts';
import { dynamoReplies } from '../adapters/dynamo/replies/index.ts';
import { dynamoSuppressions } from '../adapters/dynamo/suppressions.ts';
import { dynamoTasks } from '../adapters/dynamo/tasks/index.ts';
import { dynamoTimeline } from '../adapters/dynamo/timeline.ts';
import { letGoBy, lettingGo } from '../adapters/let-go.ts';
import { publishedRetention } from '../adapters/retention.ts';
import { wakeTarget } from '../adapters/schedules.ts';
import { shortCalls } from '../adapters/short-calls.ts';
import { schedulerWakes } from '../adapters/wakes.ts';
import { systemClock as clock } from '../runtime/system-clock.ts';
import type { recordDeliveryEnv } from './env.ts';
import type { DeliveryPorts } from './ports.ts';

/** The ports of a deployment. */
export const awsPorts = (env: z.infer<typeof recordDeliveryEnv>): DeliveryPorts => {
  const client = new DynamoDBClient();
  const [profileTable, configTable] = [env.PROFILE_TABLE_NAME, env.CONFIG_TABLE_NAME];
  const config = publishedConfig(dynamoConfigDocuments(client, configTable));
  const retention = publishedRetention(config);
  const bus = eventBridgeBus(new EventBridgeClient(shortCalls), env.EVENT_BUS_NAME);
  const suppressions = dynamoSuppressions(client, profileTable, identityHash(client, configTable));
  const offers = dynamoOffers({ client, tableName: profileTable, clock });
  const tasks = dynamoTasks(client, profileTable, clock);
  const letGo = letGoBy({ offers, tasks, bus, clock });
  return {
    enrollments: lettingGo(dynamoEnrollments(client, profileTable, retention), letGo),
    profiles: dynamoProfiles(client, profileTable),
    erasure: dynamoErasure({ client, profileTable, configTable, clock, retention }),
    config,
    breaker: dynamoMailBreaker(client, profileTable),
    suppressions,
    timeline: dynamoTimeline(client, profileTable, retention),
    counters: sqsCounters(new SQSClient(shortCalls), env.COUNTS_QUEUE_URL),
    firstTimes: dynamoFirstTimes(client, profileTable),
    replies: dynamoReplies(client, profileTable, clock, retention),
    bus: denyingAtOnce(bus, suppressions),
    wakes: schedulerWakes(new SchedulerClient(), wakeTarget(env), clock),
    clock,
  };
};
