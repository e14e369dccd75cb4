import { randomBytes } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { LinkKey } from '../../../core/ports.ts';

const key = { pk: { S: 'SECRET#links' }, sk: { S: '#' } };

/** The key that signs links: made at random on first use, the first writer's stands. Held for the life of the process. */
export const dynamoLinkKey = (client: DynamoDBClient, tableName: string): LinkKey => {
  let held: Promise<string> | undefined;
  return {
    async get() {
      held ??= readOrMake(client, tableName);
      try {
        return await held;
      } catch (error) {
        held = undefined;
        throw error;
      }
    },
  };
};

const readOrMake = async (client: DynamoDBClient, tableName: string): Promise<string> =>
  (await read(client, tableName)) ?? (await make(client, tableName));

const read = async (client: DynamoDBClient, tableName: string): Promise<string | undefined> => {
  const { Item: item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
  );
  return item?.key?.S;
};

const make = async (client: DynamoDBClient, tableName: string): Promise<string> => {
  const fresh = randomBytes(32).toString('hex');
  const command = new PutItemCommand({
    TableName: tableName,
    Item: { ...key, key: { S: fresh } },
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk' },
  });
  try {
    await client.send(command);
    return fresh;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const stored = await read(client, tableName);
    if (stored === undefined) throw error;
    return stored;
  }
};
