import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { ProviderUnavailable } from '../../../core/errors.ts';
import { isExpired } from '../../../core/privacy/expiry.ts';

export type Item = Record<string, AttributeValue>;

export interface Key {
  pk: string;
  sk: string;
}

const GET_AT_ONCE = 100;
const WRITE_AT_ONCE = 25;
/** What a throttled batch left undone is asked for again so many times, without waiting: the client has waited already. */
const ROUNDS = 8;

export const keyOf = ({ pk, sk }: Key): Item => ({ pk: { S: pk }, sk: { S: sk } });

export const isLost = (error: unknown): boolean => error instanceof ConditionalCheckFailedException;

/** The table deletes late what has expired. */
export const isAlive = (item: Item, nowMs: number): boolean =>
  !isExpired(item.expiresAtSeconds?.N === undefined ? undefined : Number(item.expiresAtSeconds.N), nowMs);

/** Consistent reads of items by key, one call for up to a hundred. Missing ones are absent; in no order. */
export const getItems = async (
  client: DynamoDBClient,
  table: string,
  keys: readonly Key[],
): Promise<Item[]> => {
  const [only] = keys;
  if (only === undefined) return [];
  if (keys.length === 1) {
    const command = new GetItemCommand({ TableName: table, Key: keyOf(only), ConsistentRead: true });
    const { Item: item } = await client.send(command);
    return item ? [item] : [];
  }
  return (await Promise.all(inChunks(keys, GET_AT_ONCE).map((some) => getBatch(client, table, some)))).flat();
};

const getBatch = async (client: DynamoDBClient, table: string, keys: readonly Key[]): Promise<Item[]> => {
  const items: Item[] = [];
  let missing: Item[] = keys.map(keyOf);
  for (let round = 0; missing.length > 0; round++) {
    if (round === ROUNDS) throw new ProviderUnavailable('DynamoDB', false);
    const RequestItems = { [table]: { Keys: missing, ConsistentRead: true } };
    const answer = await client.send(new BatchGetItemCommand({ RequestItems }));
    items.push(...(answer.Responses?.[table] ?? []));
    missing = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return items;
};

/** Puts an item unless there is one of that key; one that has expired, and that the table has not deleted yet, is none where the time is said. */
export const putNew = async (
  client: DynamoDBClient,
  table: string,
  item: Item,
  nowMs?: number,
): Promise<'created' | 'exists'> => {
  const command = new PutItemCommand({
    TableName: table,
    Item: item,
    ...(nowMs === undefined
      ? { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } }
      : {
          ConditionExpression: 'attribute_not_exists(#pk) OR #expires <= :now',
          ExpressionAttributeNames: { '#pk': 'pk', '#expires': 'expiresAtSeconds' },
          ExpressionAttributeValues: { ':now': { N: String(Math.floor(nowMs / 1000)) } },
        }),
  });
  try {
    await client.send(command);
    return 'created';
  } catch (error) {
    if (isLost(error)) return 'exists';
    throw error;
  }
};

/** All items of a partition, by sort key: for partitions that are known to be small. */
export const queryAll = async (client: DynamoDBClient, table: string, pk: string): Promise<Item[]> => {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
};

/** Items of a partition from the last sort key down, before a cursor, which is the one that the page before ended with. */
export const lastFirst = async (
  client: DynamoDBClient,
  table: string,
  { pk, cursor, limit, nowMs }: { pk: string; cursor: string | undefined; limit: number; nowMs: number },
): Promise<{ items: Item[]; next: { cursor?: string } }> => {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: cursor === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :cursor',
      ExpressionAttributeValues: {
        ':pk': { S: pk },
        ...(cursor !== undefined && { ':cursor': { S: cursor } }),
      },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: limit,
    }),
  );
  const last = LastEvaluatedKey?.sk?.S;
  return {
    items: Items.filter((item) => isAlive(item, nowMs)),
    next: last === undefined ? {} : { cursor: last },
  };
};

/** Puts items that need no condition. */
export const putItems = async (
  client: DynamoDBClient,
  table: string,
  items: readonly Item[],
): Promise<void> => {
  const requests = items.map((item) => ({ PutRequest: { Item: item } }));
  await Promise.all(inChunks(requests, WRITE_AT_ONCE).map((some) => writeBatch(client, table, some)));
};

/** Deletes items by their keys, a hundred at a time. */
export const deleteItems = async (
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
): Promise<void> => {
  const requests = keys.map(({ pk, sk }): WriteRequest => ({ DeleteRequest: { Key: { pk, sk } as Item } }));
  for (const some of inChunks(requests, 4 * WRITE_AT_ONCE))
    await Promise.all(inChunks(some, WRITE_AT_ONCE).map((batch) => writeBatch(client, table, batch)));
};

const writeBatch = async (
  client: DynamoDBClient,
  table: string,
  requests: readonly WriteRequest[],
): Promise<void> => {
  let left = [...requests];
  for (let round = 0; left.length > 0; round++) {
    if (round === ROUNDS) throw new ProviderUnavailable('DynamoDB', false);
    const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } }));
    left = answer.UnprocessedItems?.[table] ?? [];
  }
};

const inChunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
