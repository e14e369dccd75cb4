import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type * as z from 'zod';
import { dynamoCaps } from '../adapters/dynamo/caps.ts';
import { dynamoConfigDocuments } from '../adapters/dynamo/config-documents.ts';
import { dynamoEnrollments } from '../adapters/dynamo/enrollments.ts';
import { dynamoLinkKey } from '../adapters/dynamo/link-key.ts';
import { dynamoProfiles } from '../adapters/dynamo/profiles.ts';
import { publishedConfig } from '../adapters/dynamo/published-config.ts';
import { dynamoShortLinks } from '../adapters/dynamo/short-links.ts';
import { dynamoSuppressions } from '../adapters/dynamo/suppressions.ts';
import { dynamoTimeline } from '../adapters/dynamo/timeline.ts';
import { awsSenders } from '../adapters/senders/index.ts';
import { schedulerWakes, wakeTarget } from '../adapters/wakes.ts';
import { systemClock as clock } from '../runtime/system-clock.ts';
import type { advanceEnrollmentEnv } from './env.ts';
import type { AdvancePorts } from './ports.ts';

/** The ports of a deployment. */
export const awsPorts = (env: z.infer<typeof advanceEnrollmentEnv>): AdvancePorts => {
  const client = new DynamoDBClient();
  const profileTable = env.PROFILE_TABLE_NAME;
  return {
    enrollments: dynamoEnrollments(client, profileTable),
    profiles: dynamoProfiles(client, profileTable),
    config: publishedConfig(dynamoConfigDocuments(client, env.CONFIG_TABLE_NAME)),
    suppressions: dynamoSuppressions(client, profileTable),
    caps: dynamoCaps(client, profileTable),
    senders: awsSenders(env),
    wakes: schedulerWakes(new SchedulerClient(), wakeTarget(env), clock),
    timeline: dynamoTimeline(client, profileTable),
    shortLinks: dynamoShortLinks(client, profileTable, clock),
    linkKey: dynamoLinkKey(client, env.CONFIG_TABLE_NAME),
    clock,
    publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
  };
};
