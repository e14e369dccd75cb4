import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { eventBridgeBus } from '../adapters/bus.ts';
import { denyingAtOnce } from '../adapters/denials-at-once.ts';
import { dynamoConfigDocuments } from '../adapters/dynamo/config-documents.ts';
import { dynamoFollowedLinks } from '../adapters/dynamo/followed-links.ts';
import { identityHash } from '../adapters/dynamo/identity-hash.ts';
import { dynamoLinkKeys } from '../adapters/dynamo/link-keys.ts';
import { dynamoNamedLinks } from '../adapters/dynamo/named-links.ts';
import { dynamoOnsiteMessages } from '../adapters/dynamo/onsite-messages.ts';
import { pageSettings } from '../adapters/dynamo/page-settings.ts';
import { dynamoProfiles } from '../adapters/dynamo/profiles.ts';
import { dynamoShortLinks } from '../adapters/dynamo/short-links.ts';
import { dynamoSources } from '../adapters/dynamo/sources.ts';
import { dynamoSuppressions } from '../adapters/dynamo/suppressions.ts';
import { dynamoTasks } from '../adapters/dynamo/tasks/index.ts';
import { shortCalls } from '../adapters/short-calls.ts';
import { httpFunction } from '../runtime/http-function.ts';
import { readEnv } from '../runtime/read-env.ts';
import { systemClock as clock } from '../runtime/system-clock.ts';
import { letShopRead } from './cart.ts';
import { linksEnv } from './env.ts';
import { createHandler } from './handler.ts';

const env = readEnv(linksEnv);
const client = new DynamoDBClient(shortCalls);
const suppressions = dynamoSuppressions(
  client,
  env.PROFILE_TABLE_NAME,
  identityHash(client, env.CONFIG_TABLE_NAME),
);
const bus = eventBridgeBus(new EventBridgeClient(shortCalls), env.EVENT_BUS_NAME);
const sources = dynamoSources(client, env.CONFIG_TABLE_NAME, clock);

export const handler = httpFunction(
  createHandler({
    bus: denyingAtOnce(bus, suppressions),
    profiles: dynamoProfiles(client, env.PROFILE_TABLE_NAME),
    namedLinks: dynamoNamedLinks(client, env.PROFILE_TABLE_NAME, clock),
    shortLinks: dynamoShortLinks(client, env.PROFILE_TABLE_NAME, clock),
    followedLinks: dynamoFollowedLinks(client, env.PROFILE_TABLE_NAME),
    sources,
    settings: pageSettings(dynamoConfigDocuments(client, env.CONFIG_TABLE_NAME)),
    tasks: dynamoTasks(client, env.PROFILE_TABLE_NAME, clock),
    onsite: dynamoOnsiteMessages(client, env.PROFILE_TABLE_NAME, clock),
    linkKeys: dynamoLinkKeys(client, env.CONFIG_TABLE_NAME, clock),
    clock,
  }),
  { finish: letShopRead(sources) },
);
