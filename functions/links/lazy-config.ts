import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PublishedConfig } from '../../core/ports.ts';

type Config = Pick<PublishedConfig, 'snapshot'>;

/** What reads journeys and settings is run when a page first asks for them: a click is to lead on at once. */
const load = async (client: DynamoDBClient, tableName: string): Promise<Config> => {
  const [{ dynamoConfigDocuments }, { publishedConfig }] = await Promise.all([
    import('../adapters/dynamo/config-documents.ts'),
    import('../adapters/dynamo/published-config.ts'),
  ]);
  return publishedConfig(dynamoConfigDocuments(client, tableName));
};

/** What is in effect, for the few requests that need it. */
export const lazyConfig = (client: DynamoDBClient, tableName: string): Config => {
  let loading: Promise<Config> | undefined;
  return {
    async snapshot() {
      loading ??= load(client, tableName);
      return (await loading).snapshot();
    },
  };
};
