import { type DynamoDBClient, PutItemCommand, paginateQuery, QueryCommand } from '@aws-sdk/client-dynamodb';
import { Invalid } from '../../../core/errors.ts';
import type { Clock, Timeline } from '../../../core/ports.ts';
import { expiryIn } from '../../../core/privacy/expiry.ts';
import { systemClock } from '../../runtime/system-clock.ts';
import { defaultRetention, type Retention } from '../retention.ts';
import { type Item, isAlive, putItems } from './item.ts';
import { partitionOf } from './profile-item.ts';
import { entriesOf, hashesOf, idOf, timelineItem, timelinePrefix } from './timeline-item.ts';

const NEWEST = 'T#~';

interface Cursor {
  /** Items of all partitions up to here have been shown: their sort key and, among equals, the partition. */
  sk: string;
  pk: string;
}

const readCursor = (cursor: string | undefined): Cursor => {
  if (cursor === undefined) return { sk: NEWEST, pk: '' };
  const parts: unknown = parse(Buffer.from(cursor, 'base64url').toString());
  const [sk, pk] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (typeof sk === 'string' && sk.startsWith('T#') && typeof pk === 'string') return { sk, pk };
  throw new Invalid([{ path: '/cursor', message: 'not a cursor of this list' }]);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const place = (item: Item): Cursor => ({ sk: item.sk?.S ?? '', pk: item.pk?.S ?? '' });
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);
const newestFirst = (a: Cursor, b: Cursor): number => compare(a.sk, b.sk) || compare(a.pk, b.pk);

/** History under the profile it was written for, `T#<ISO time>#<id>`. A merged person's is read from all her profiles. */
export const dynamoTimeline = (
  client: DynamoDBClient,
  tableName: string,
  retention: Retention = defaultRetention,
  clock: Clock = systemClock,
): Timeline => {
  const newestOf = async (profileId: string, to: string, limit: number): Promise<Item[]> => {
    const command = new QueryCommand({
      TableName: tableName,
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: limit,
      KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
      ExpressionAttributeValues: {
        ':pk': { S: partitionOf(profileId) },
        ':from': { S: 'T#' },
        ':to': { S: to },
      },
    });
    return (await client.send(command)).Items ?? [];
  };

  const hashesSince = async (
    profileId: string,
    sinceMs: number,
    exceptIds: readonly string[],
  ): Promise<string[]> => {
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
        ProjectionExpression: '#sk, #hashes, #expires',
        ExpressionAttributeNames: {
          '#pk': 'pk',
          '#sk': 'sk',
          '#hashes': 'hashes',
          '#expires': 'expiresAtSeconds',
        },
        ExpressionAttributeValues: {
          ':pk': { S: partitionOf(profileId) },
          ':from': { S: timelinePrefix(sinceMs) },
          ':to': { S: NEWEST },
        },
      },
    );
    const hashes: string[] = [];
    for await (const page of pages)
      for (const item of page.Items ?? [])
        if (isAlive(item, clock.now()) && !exceptIds.includes(idOf(item))) hashes.push(...hashesOf(item));
    return hashes;
  };

  return {
    async append(added) {
      const expiresAtSeconds = expiryIn((await retention()).history, clock.now());
      const items = added.map((one) => timelineItem(one, expiresAtSeconds));
      const [only] = items;
      if (only && items.length === 1)
        await client.send(new PutItemCommand({ TableName: tableName, Item: only }));
      else await putItems(client, tableName, items);
    },

    async page(profileIds, cursor, limit) {
      const from = readCursor(cursor);
      // One more than is shown, and the one that the cursor names.
      const found = await Promise.all(profileIds.map((id) => newestOf(id, from.sk, limit + 2)));
      const after = found.flat().filter((item) => newestFirst(from, place(item)) < 0);
      const shown = after.toSorted((a, b) => newestFirst(place(a), place(b))).slice(0, limit);
      const last = shown.at(-1);
      const isMore = last !== undefined && after.length > shown.length;
      const items = shown.filter((item) => isAlive(item, clock.now()));
      const next = isMore
        ? Buffer.from(JSON.stringify([place(last).sk, place(last).pk])).toString('base64url')
        : undefined;
      const entries = items.flatMap((item) => entriesOf(item).toSorted((a, b) => b.atMs - a.atMs));
      return { entries, ...(next !== undefined && { cursor: next }) };
    },

    async seen(profileIds, messageHashes, sinceMs, exceptIds = []) {
      const known = await Promise.all(profileIds.map((id) => hashesSince(id, sinceMs, exceptIds)));
      const all = new Set(known.flat());
      return new Set(messageHashes.filter((hash) => all.has(hash)));
    },
  };
};
