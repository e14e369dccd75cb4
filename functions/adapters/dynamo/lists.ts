import {
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { Invalid } from '../../../core/errors.ts';
import { SHARDS, shardedList } from '../../../core/lists.ts';
import type { ListKey, Lists } from '../../../core/ports.ts';
import type { Item } from './item.ts';

/** The attribute that puts an item on a list. */
export const onList = (list: string | undefined, profileId: string): Item =>
  list === undefined ? {} : { list: { S: shardedList(list, profileId) } };

const shards = Array.from({ length: SHARDS }, (_, shard) => shard);

/** The index `Lists`: the part of a list, then the partition of the person. */
export const dynamoLists = (client: DynamoDBClient, tableName: string): Lists => {
  const queryOf = (part: string): QueryCommandInput => ({
    TableName: tableName,
    IndexName: 'Lists',
    KeyConditionExpression: '#list = :list',
    ExpressionAttributeNames: { '#list': 'list' },
    ExpressionAttributeValues: { ':list': { S: part } },
  });

  const countPart = async (part: string): Promise<number> => {
    let [count, start]: [number, Item | undefined] = [0, undefined];
    do {
      const query: QueryCommandInput = { ...queryOf(part), Select: 'COUNT' };
      const command = new QueryCommand(start ? { ...query, ExclusiveStartKey: start } : query);
      const page: QueryCommandOutput = await client.send(command);
      count += page.Count ?? 0;
      start = page.LastEvaluatedKey;
    } while (start);
    return count;
  };

  return {
    async page(list, shard, cursor, limit) {
      const part = `${list}#${shard}`;
      const start = cursor === undefined ? {} : { ExclusiveStartKey: placeOf(part, cursor) };
      const page = await client.send(new QueryCommand({ ...queryOf(part), Limit: limit, ...start }));
      const next = page.LastEvaluatedKey && cursorOf(keyIn(page.LastEvaluatedKey));
      return { keys: (page.Items ?? []).map(keyIn), ...(next !== undefined && { cursor: next }) };
    },

    async count(list) {
      const counts = await Promise.all(shards.map((shard) => countPart(`${list}#${shard}`)));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
};

const keyIn = ({ pk, sk }: Item): ListKey => ({
  profileId: pk?.S?.slice('P#'.length) ?? '',
  sk: sk?.S ?? '',
});

const cursorOf = ({ profileId, sk }: ListKey): string => `${profileId} ${sk}`;

const placeOf = (part: string, cursor: string): Item => {
  const [, profileId, sk] = /^(\S+) (\S+)$/.exec(cursor) ?? [];
  if (profileId === undefined || sk === undefined)
    throw new Invalid([{ path: '/cursor', message: 'not a cursor of this list' }]);
  return { list: { S: part }, pk: { S: `P#${profileId}` }, sk: { S: sk } };
};
