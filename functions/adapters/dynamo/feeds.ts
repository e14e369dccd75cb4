import {
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { DAY_MS } from '../../../core/duration.ts';
import type { FeedRun, FeedState, Feeds } from '../../../core/feed/ports.ts';
import type { Clock } from '../../../core/ports.ts';
import { getItems, keyOf } from './item.ts';
import { packedText, textOf } from './packed-text.ts';

const feedKey = (feedId: string) => ({ pk: 'FEEDS', sk: feedId });
const seenPartition = (jobId: string): string => `JOB#${jobId}`;
const SEEN = 'S#';
/** A run is over long before. */
const SEEN_KEPT_MS = 3 * DAY_MS;

const jsonOf = <T>(value: { S?: string } | undefined): T | undefined =>
  value?.S === undefined ? undefined : (JSON.parse(value.S) as T);

/** `FEEDS`/`<feed>` with the next run and the last one, which are written by themselves; what a run has met under its job. */
export const dynamoFeeds = (client: DynamoDBClient, tableName: string, clock: Clock): Feeds => {
  const set = async (feedId: string, field: 'next' | 'last', value: object): Promise<void> => {
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf(feedKey(feedId)),
        UpdateExpression: 'SET #field = :value',
        ExpressionAttributeNames: { '#field': field },
        ExpressionAttributeValues: { ':value': { S: JSON.stringify(value) } },
      }),
    );
  };

  return {
    async get(feedId) {
      const [item] = await getItems(client, tableName, [feedKey(feedId)]);
      const [next, last] = [jsonOf<NonNullable<FeedState['next']>>(item?.next), jsonOf<FeedRun>(item?.last)];
      return { feedId, ...(next && { next }), ...(last && { last }) };
    },
    arm: (feedId, next) => set(feedId, 'next', next),
    ran: (feedId, last) => set(feedId, 'last', last),

    async addSeen(jobId, step, hashes) {
      const Item = {
        ...keyOf({ pk: seenPartition(jobId), sk: `${SEEN}${String(step).padStart(6, '0')}` }),
        body: packedText(hashes.join('')),
        hashLength: { N: String(hashes[0]?.length ?? 0) },
        expiresAtSeconds: { N: String(Math.ceil((clock.now() + SEEN_KEPT_MS) / 1000)) },
      };
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    },

    async seen(jobId) {
      const all = new Set<string>();
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': { S: seenPartition(jobId) }, ':prefix': { S: SEEN } },
          ConsistentRead: true,
        },
      );
      for await (const { Items = [] } of pages)
        for (const { body, hashLength } of Items) {
          const [text, length] = [textOf(body) ?? '', Number(hashLength?.N)];
          for (let at = 0; at < text.length; at += length) all.add(text.slice(at, at + length));
        }
      return all;
    },
  };
};
