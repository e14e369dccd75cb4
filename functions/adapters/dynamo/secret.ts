import { randomBytes } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';

export interface Secret {
  /** Made on first use. */
  get(): Promise<string>;
  /** For those who may not make it. */
  peek(): Promise<string | undefined>;
}

/** A random secret of a deployment in ConfigTable: the first writer's stands. Held for the life of the process. */
export const dynamoSecret = (client: DynamoDBClient, tableName: string, name: 'people' | 'vapid'): Secret => {
  const store = { client, tableName, key: { pk: { S: `SECRET#${name}` }, sk: { S: '#' } } };
  let held: string | undefined;
  const peek = async () => {
    held ??= await read(store);
    return held;
  };
  return {
    peek,
    async get() {
      const known = await peek();
      held = known ?? (await make(store));
      return held;
    },
  };
};

interface Store {
  client: DynamoDBClient;
  tableName: string;
  key: { pk: { S: string }; sk: { S: string } };
}

const read = async ({ client, tableName, key }: Store): Promise<string | undefined> => {
  const { Item: item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
  );
  return item?.key?.S;
};

const make = async (store: Store): Promise<string> => {
  const fresh = randomBytes(32).toString('hex');
  const command = new PutItemCommand({
    TableName: store.tableName,
    Item: { ...store.key, key: { S: fresh } },
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk' },
  });
  try {
    await store.client.send(command);
    return fresh;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const stored = await read(store);
    if (stored === undefined) throw error;
    return stored;
  }
};
