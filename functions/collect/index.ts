import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { eventBridgeBus } from '../adapters/bus.ts';
import { dynamoHookSources } from '../adapters/dynamo/hook-sources.ts';
import { dynamoLiveTeller } from '../adapters/dynamo/live/live-teller.ts';
import { dynamoWatch } from '../adapters/dynamo/live/watch.ts';
import { dynamoSecret } from '../adapters/dynamo/secret.ts';
import { dynamoSources } from '../adapters/dynamo/sources.ts';
import { dynamoThrottle } from '../adapters/dynamo-throttle.ts';
import { httpShopSystem } from '../adapters/hooks/http-shop-system.ts';
import { vapidKeys } from '../adapters/senders/vapid.ts';
import { shortCalls, viewCalls } from '../adapters/short-calls.ts';
import { whileWatched } from '../adapters/while-watched.ts';
import { httpFunction } from '../runtime/http-function.ts';
import { log } from '../runtime/log.ts';
import { readEnv } from '../runtime/read-env.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { letPagesRead } from './cors.ts';
import { collectEnv } from './env.ts';
import { createHandler } from './handler.ts';

const env = readEnv(collectEnv);
const client = new DynamoDBClient(shortCalls);
const viewClient = new DynamoDBClient(viewCalls);
const teller = dynamoLiveTeller({
  client: viewClient,
  tableName: env.CONFIG_TABLE_NAME,
  clock: systemClock,
  limit: { atOnce: 10, perSecond: 2 },
  warn: (error) => log.warn('live view not written', { error }),
});
const sources = dynamoSources(client, env.CONFIG_TABLE_NAME, systemClock);
const vapid = vapidKeys(dynamoSecret(client, env.CONFIG_TABLE_NAME, 'vapid'));

export const handler = httpFunction(
  createHandler({
    sources,
    hookSources: dynamoHookSources(client, env.CONFIG_TABLE_NAME, systemClock),
    shopSystem: httpShopSystem({ mayCallLoopback: env.HOOKS_ASK_LOOPBACK === 'true' }),
    bus: eventBridgeBus(new EventBridgeClient(shortCalls), env.EVENT_BUS_NAME),
    clock: systemClock,
    refused: whileWatched(dynamoWatch(viewClient, env.CONFIG_TABLE_NAME), teller, systemClock),
    throttle: dynamoThrottle(viewClient, env.CONFIG_TABLE_NAME, systemClock),
    clientFolder: join(import.meta.dirname, 'analytics-next'),
    tagFolder: join(import.meta.dirname, 'tag'),
    pushKey: async () => (await vapid()).publicKey,
  }),
  { finish: letPagesRead(sources) },
);
