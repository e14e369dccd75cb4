import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { Invalid } from '../../../core/errors.ts';
import { SHARDS } from '../../../core/lists.ts';

/** The list that all products are on, in shards by their ids. */
export const CATALOGUE = 'catalogue';

const PREFIX = 'PRODUCT#';
export const productKey = (id: string) => ({ pk: `${PREFIX}${id}`, sk: '#' });

/** `<shard>#<id of the last one>`; without an id the shard begins. */
const placeOf = (cursor: string | undefined): { shard: number; after: string } => {
  if (cursor === undefined) return { shard: 0, after: '' };
  const [, shard, after = ''] = /^(\d{1,2})#([^\p{Cc}]{0,200})$/u.exec(cursor) ?? [];
  if (shard === undefined || Number(shard) >= SHARDS)
    throw new Invalid([{ path: '/cursor', message: 'not a cursor of this list' }]);
  return { shard: Number(shard), after };
};

const startAt = (list: string, after: string) =>
  after === ''
    ? {}
    : { ExclusiveStartKey: { list: { S: list }, pk: { S: `${PREFIX}${after}` }, sk: { S: '#' } } };

/** A page of ids, from one shard or several, as long as it is not full. */
export const catalogueIds = async (
  client: DynamoDBClient,
  tableName: string,
  cursor: string | undefined,
  limit: number,
): Promise<{ ids: string[]; cursor?: string }> => {
  const ids: string[] = [];
  let { shard, after } = placeOf(cursor);
  for (; shard < SHARDS; shard++, after = '') {
    const list = `${CATALOGUE}#${shard}`;
    const query = new QueryCommand({
      TableName: tableName,
      IndexName: 'Lists',
      KeyConditionExpression: '#list = :list',
      ExpressionAttributeNames: { '#list': 'list' },
      ExpressionAttributeValues: { ':list': { S: list } },
      Limit: limit - ids.length,
      ...startAt(list, after),
    });
    const { Items = [], LastEvaluatedKey } = await client.send(query);
    ids.push(...Items.map(({ pk }) => pk?.S?.slice(PREFIX.length) ?? ''));
    if (LastEvaluatedKey) return { ids, cursor: `${shard}#${ids.at(-1)}` };
    if (ids.length >= limit && shard + 1 < SHARDS) return { ids, cursor: `${shard + 1}#` };
  }
  return { ids };
};
