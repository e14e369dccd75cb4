import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SeedSettings, SeedSettingsStore } from '../../../core/config/seed-settings.ts';

const key = { pk: { S: 'SEED' }, sk: { S: '#' } };

/** One item of ConfigTable. */
export const dynamoSeedSettings = (client: DynamoDBClient, tableName: string): SeedSettingsStore => ({
  async get() {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
    );
    return Item?.body?.S === undefined ? undefined : (JSON.parse(Item.body.S) as SeedSettings);
  },

  async put(settings) {
    const Item = { ...key, body: { S: JSON.stringify(settings) } };
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
  },
});
