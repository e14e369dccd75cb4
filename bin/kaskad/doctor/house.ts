import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoApiTokens } from '../../../functions/adapters/dynamo/api-tokens.ts';
import { dynamoConfigDocuments } from '../../../functions/adapters/dynamo/config-documents.ts';
import { publishedConfig } from '../../../functions/adapters/dynamo/published-config.ts';
import { dynamoSourceRegistry } from '../../../functions/adapters/dynamo/source-registry.ts';
import { systemClock } from '../../../functions/runtime/system-clock.ts';
import type { Keyring } from './probes/keys.ts';

export const keyringOf = (client: DynamoDBClient, table: string): Keyring => ({
  sources: dynamoSourceRegistry(client, table),
  tokens: dynamoApiTokens(client, table, systemClock),
});

/** Whom the shop's mail is from, as it is published. */
export const senderIn = async (client: DynamoDBClient, table: string): Promise<string | undefined> => {
  const { shop } = await publishedConfig(dynamoConfigDocuments(client, table)).snapshot();
  return shop.email?.from;
};
