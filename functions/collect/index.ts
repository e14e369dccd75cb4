import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { eventBridgeBus } from '../adapters/bus.ts';
import { dynamoSources } from '../adapters/dynamo/sources.ts';
import { shortCalls } from '../adapters/short-calls.ts';
import { httpFunction } from '../runtime/http-function.ts';
import { readEnv } from '../runtime/read-env.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { letPagesRead } from './cors.ts';
import { collectEnv } from './env.ts';
import { createHandler } from './handler.ts';

const env = readEnv(collectEnv);
const sources = dynamoSources(new DynamoDBClient(shortCalls), env.CONFIG_TABLE_NAME, systemClock);

export const handler = httpFunction(
  createHandler({
    sources,
    bus: eventBridgeBus(new EventBridgeClient(shortCalls), env.EVENT_BUS_NAME),
    clock: systemClock,
    clientFolder: join(import.meta.dirname, 'analytics-next'),
  }),
  { finish: letPagesRead(sources) },
);
