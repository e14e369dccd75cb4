import { type DynamoDBClient, PutItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../../core/errors.ts';
import { type Item, isLost } from '../item.ts';

export interface Store {
  client: DynamoDBClient;
  tableName: string;
}

/** 0 = not stored yet. */
export const versionOf = (item: Item | undefined): number => Number(item?.version?.N ?? 0);

/** Writes an item as the version after this one. Throws Conflict where somebody else was first. */
export const putVersion = async (
  { client, tableName }: Store,
  item: Item,
  version: number,
): Promise<void> => {
  const command = new PutItemCommand({
    TableName: tableName,
    Item: { ...item, version: { N: String(version + 1) } },
    ...(version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': { N: String(version) } },
        }),
  });
  try {
    await client.send(command);
  } catch (error) {
    throw isLost(error) ? new Conflict('tallies') : error;
  }
};

/** Consistent read of all items of a partition between two sort keys, both included. */
export const itemsBetween = async (
  { client, tableName }: Store,
  pk: string,
  [from, to]: readonly [string, string],
): Promise<Item[]> => {
  const items: Item[] = [];
  const query = {
    TableName: tableName,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': { S: pk }, ':from': { S: from }, ':to': { S: to } },
    ConsistentRead: true,
  };
  for await (const { Items = [] } of paginateQuery({ client }, query)) items.push(...Items);
  return items;
};

/** Two functions at most write at once in a deployment; tests let fifty. */
const MOST_TRIES = 12;
const PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 500;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Does it anew, from reading on, as long as somebody else is first. Throws Conflict in the end. */
export const untilWritten = async <T>(act: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Conflict) || tries === MOST_TRIES) throw error;
    }
    await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** tries));
  }
};
