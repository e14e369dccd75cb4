import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod';
import { dynamoConfigDocuments } from '../adapters/dynamo/config-documents.ts';
import { dynamoFigureExamples } from '../adapters/dynamo/figure-examples.ts';
import { dynamoLedgers } from '../adapters/dynamo/ledgers.ts';
import { publishedConfig } from '../adapters/dynamo/published-config.ts';
import { dynamoTallies } from '../adapters/dynamo/tallies/index.ts';
import { systemClock } from '../runtime/system-clock.ts';
import type { keepCountsEnv } from './env.ts';
import type { KeepCountsPorts } from './ports.ts';

/** Hundreds of calls share fifty connections, and the time that one waits for its turn counts too. */
const patientCalls = { requestHandler: { requestTimeout: 10_000, throwOnRequestTimeout: true } };

/** The ports of a deployment. */
export const awsPorts = (env: z.infer<typeof keepCountsEnv>): KeepCountsPorts => {
  const client = new DynamoDBClient(patientCalls);
  return {
    ledgers: dynamoLedgers(client, env.PROFILE_TABLE_NAME, systemClock),
    tallies: dynamoTallies(client, env.PROFILE_TABLE_NAME, systemClock),
    examples: dynamoFigureExamples(client, env.PROFILE_TABLE_NAME, systemClock),
    config: publishedConfig(dynamoConfigDocuments(client, env.CONFIG_TABLE_NAME)),
  };
};
