import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Stock } from '../../../../core/offer/offers.ts';
import type { Item } from '../item.ts';

/** A page of the items of a partition whose sort key begins so, consistent. */
export const queryPage = async (
  { client, tableName }: { client: DynamoDBClient; tableName: string },
  pk: string,
  prefix: string,
  { limit, from, countOnly = false }: { limit?: number; from?: Item | undefined; countOnly?: boolean } = {},
): Promise<{ items: Item[]; count: number; next?: Item }> => {
  const answer = await client.send(
    new QueryCommand({
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
      ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: prefix } },
      ...(limit !== undefined && { Limit: limit }),
      ...(from && { ExclusiveStartKey: from }),
      ...(countOnly && { Select: 'COUNT' as const }),
    }),
  );
  const next = answer.LastEvaluatedKey;
  return { items: answer.Items ?? [], count: answer.Count ?? 0, ...(next && { next }) };
};

type Table = { client: DynamoDBClient; tableName: string };

export const allItems = async (table: Table, pk: string, prefix: string): Promise<Item[]> => {
  const all: Item[] = [];
  let from: Item | undefined;
  do {
    const page = await queryPage(table, pk, prefix, { from });
    all.push(...page.items);
    from = page.next;
  } while (from);
  return all;
};

/** Pages of one partition that are counted: about a hundred thousand codes in all. */
const MOST_PAGES = 5;

const count = async (table: Table, pk: string, prefix: string) => {
  let [sum, pages] = [0, 0];
  let from: Item | undefined;
  do {
    const page = await queryPage(table, pk, prefix, { from, countOnly: true });
    sum += page.count;
    pages += 1;
    from = page.next;
  } while (from && pages < MOST_PAGES);
  return { sum, isMore: from !== undefined };
};

/** How many codes are free and how many taken, over all partitions of an offer. */
export const stockIn = async (table: Table, partitions: readonly string[]): Promise<Stock> => {
  const counted = (prefix: string) => Promise.all(partitions.map((pk) => count(table, pk, prefix)));
  const [free, taken] = await Promise.all([counted('F#'), counted('T#')]);
  const total = (counts: readonly { sum: number }[]) => counts.reduce((all, { sum }) => all + sum, 0);
  return {
    free: total(free),
    taken: total(taken),
    isMore: [...free, ...taken].some(({ isMore }) => isMore),
  };
};
