import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type * as z from 'zod';
import { indexJourneys } from '../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../core/journey/react.ts';
import { dynamoConfigDocuments } from '../adapters/dynamo/config-documents.ts';
import { dynamoEnrollments } from '../adapters/dynamo/enrollments.ts';
import { dynamoProfiles } from '../adapters/dynamo/profiles.ts';
import { publishedConfig } from '../adapters/dynamo/published-config.ts';
import { dynamoTimeline } from '../adapters/dynamo/timeline.ts';
import { schedulerWakes, wakeTarget } from '../adapters/wakes.ts';
import { systemClock as clock } from '../runtime/system-clock.ts';
import type { updateProfileEnv } from './env.ts';
import type { UpdateProfilePorts } from './ports.ts';

const FIRST_PAUSE_MS = 40;

/** The ports of a deployment. */
export const awsPorts = (env: z.infer<typeof updateProfileEnv>): UpdateProfilePorts => {
  const client = new DynamoDBClient();
  const table = env.PROFILE_TABLE_NAME;
  return {
    profiles: dynamoProfiles(client, table),
    enrollments: dynamoEnrollments(client, table),
    timeline: dynamoTimeline(client, table),
    wakes: schedulerWakes(new SchedulerClient(), wakeTarget(env), clock),
    config: publishedConfig(dynamoConfigDocuments(client, env.CONFIG_TABLE_NAME)),
    journeys: { index: indexJourneys, needsEnrollments, react: reactToEvents },
    clock,
    ids: { next: () => randomBytes(16).toString('hex') },
    // Full jitter: writers that met once shall not meet again.
    backOff: async (attempt) => {
      await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
    },
  };
};
