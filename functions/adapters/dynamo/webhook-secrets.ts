import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { WebhookSecrets } from '../../../core/ports.ts';
import { getItems, keyOf } from './item.ts';

const PARTITION = 'SECRET#webhooks';
const keyFor = (name: string) => ({ pk: PARTITION, sk: name });

/** Secrets that sign webhooks, in ConfigTable. No answer of the API holds one. */
export const dynamoWebhookSecrets = (client: DynamoDBClient, tableName: string): WebhookSecrets => ({
  async get(name) {
    const [item] = await getItems(client, tableName, [keyFor(name)]);
    return item?.key?.S;
  },

  async put(name, value, atMs) {
    const item = { ...keyOf(keyFor(name)), key: { S: value }, savedAtMs: { N: String(atMs) } };
    await client.send(new PutItemCommand({ TableName: tableName, Item: item }));
  },

  async remove(name) {
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: keyOf(keyFor(name)) }));
  },

  async list() {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
        ExpressionAttributeValues: { ':pk': { S: PARTITION } },
        ProjectionExpression: '#sk, savedAtMs',
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => ({ name: item.sk?.S ?? '', savedAtMs: Number(item.savedAtMs?.N ?? 0) }));
  },
});
