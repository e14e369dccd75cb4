import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { MailBreaker, OpenBreaker } from '../../../core/breaker/mail-breaker.ts';
import { counted, emptyShard, SHARDS, type Shard } from '../../../core/breaker/shard.ts';
import { Conflict } from '../../../core/errors.ts';
import { hashId } from '../../../core/hash.ts';
import { packShard, unpackShard } from '../pack-shard.ts';
import { deleteItems, type Item, isLost, keyOf, putNew } from './item.ts';

const pk = 'BREAKER#email';
const stateKey = keyOf({ pk, sk: '#' });
/** So many functions of a batch may meet at one shard. */
const MOST_TRIES = 8;

const shardOf = (sendId: string): string => `S#${Number.parseInt(hashId([sendId], 4), 16) % SHARDS}`;

interface StoredShard {
  shard: Shard;
  /** 0 = not stored yet. */
  version: number;
}

const readShard = (item: Record<string, AttributeValue> | undefined): StoredShard => ({
  shard: item?.body?.S === undefined ? emptyShard : unpackShard(item.body.S),
  version: Number(item?.version?.N ?? 0),
});

/**
 * One item per shard, below 1 KB, and one that says that marketing mail has stopped. A report costs a read and a write of its
 * shard on condition of its version.
 */
export const dynamoMailBreaker = (client: DynamoDBClient, tableName: string): MailBreaker => {
  const query = async (): Promise<Item[]> => {
    const command = new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
      ConsistentRead: true,
    });
    return (await client.send(command)).Items ?? [];
  };

  const countOnce = async (key: Item, change: (shard: Shard) => Shard): Promise<Shard> => {
    const found = await client.send(
      new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
    );
    const { shard, version } = readShard(found.Item);
    const next = change(shard);
    if (next === shard) return shard;
    const command = new PutItemCommand({
      TableName: tableName,
      Item: { ...key, body: { S: packShard(next) }, version: { N: String(version + 1) } },
      ConditionExpression: version === 0 ? 'attribute_not_exists(pk)' : '#version = :version',
      ...(version > 0 && {
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': { N: String(version) } },
      }),
    });
    await client.send(command);
    return next;
  };

  return {
    async count(sendId, fate) {
      const key = keyOf({ pk, sk: shardOf(sendId) });
      for (let tries = 1; tries <= MOST_TRIES; tries++) {
        try {
          return await countOnce(key, (shard) => counted(shard, sendId, fate));
        } catch (error) {
          if (!isLost(error)) throw error;
        }
      }
      throw new Conflict('mail-breaker');
    },

    async shards() {
      return (await query()).filter(({ sk }) => sk?.S !== '#').map((item) => readShard(item).shard);
    },

    async open(open) {
      const item = { ...stateKey, body: { S: JSON.stringify(open) } };
      return (await putNew(client, tableName, item)) === 'created' ? 'opened' : 'was-open';
    },

    async opened() {
      const { Item: item } = await client.send(new GetItemCommand({ TableName: tableName, Key: stateKey }));
      return item?.body?.S === undefined ? undefined : (JSON.parse(item.body.S) as OpenBreaker);
    },

    /** What was counted goes first: a report that comes in between must not stop it again for what is past. */
    async close() {
      const items = await query();
      const isState = ({ sk }: Item) => sk?.S === '#';
      await deleteItems(
        client,
        tableName,
        items.filter((item) => !isState(item)),
      );
      await deleteItems(client, tableName, items.filter(isState));
      return items.some(isState);
    },
  };
};
