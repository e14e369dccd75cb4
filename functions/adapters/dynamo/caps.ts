import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Channel } from '../../../core/consent/consent.ts';
import { type CountedSend, placeOf } from '../../../core/contact/counted-send.ts';
import type { CapAsk, Caps } from '../../../core/contact/ports.ts';
import { ProviderUnavailable } from '../../../core/errors.ts';
import { getItems, type Item, isLost, keyOf } from './item.ts';

/** Each round lets one more in or finds it full, so that so many may ask for one person at once. */
const MOST_ROUNDS = 100;

const keyFor = (profileId: string) => ({ pk: `C#${profileId}`, sk: '#' });

/**
 * One item per person with her latest marketing messages: `sendId → channel day ms`. It is written on condition of its version,
 * so that all caps over it are exact however many ask at once; merged profiles only count.
 */
export const dynamoCaps = (client: DynamoDBClient, tableName: string): Caps => ({
  async reserve(ask) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const items = await getItems(client, tableName, ask.profileIds.map(keyFor));
      const place = placeOf(items.flatMap(countedSends), ask);
      if (place !== 'free') return place === 'taken';
      const own = items.find(({ pk }) => pk?.S === keyFor(first(ask.profileIds)).pk);
      if (await put(client, tableName, ask, own)) return true;
    }
    throw new ProviderUnavailable('DynamoDB', false);
  },

  async hasRoom(ask) {
    const items = await getItems(client, tableName, ask.profileIds.map(keyFor));
    return placeOf(items.flatMap(countedSends), ask) !== 'none';
  },

  async release({ profileIds, sendId }) {
    const command = new UpdateItemCommand({
      TableName: tableName,
      Key: keyOf(keyFor(first(profileIds))),
      UpdateExpression: 'REMOVE #sends.#id ADD #version :one',
      ConditionExpression: 'attribute_exists(#sends)',
      ExpressionAttributeNames: { '#sends': 'sends', '#id': sendId, '#version': 'version' },
      ExpressionAttributeValues: { ':one': { N: '1' } },
    });
    await client.send(command).catch(unlessLost);
  },
});

const first = (profileIds: readonly string[]): string => {
  const [winner] = profileIds;
  if (winner === undefined) throw new RangeError('a cap belongs to at least one profile');
  return winner;
};

/** What an item of hers counts. */
export const countedSends = (item: Item): CountedSend[] =>
  Object.entries(item.sends?.M ?? {}).map(([sendId, { S = '' }]) => {
    const [channel = '', day = '', atMs] = S.split(' ');
    return { sendId, channel: channel as Channel, day, atMs: Number(atMs) };
  });

const textOf = ({ channel, day, atMs }: Omit<CountedSend, 'sendId'>) => ({ S: `${channel} ${day} ${atMs}` });

const unlessLost = (error: unknown): false => {
  if (isLost(error)) return false;
  throw error;
};

/** False when somebody else wrote first. */
const put = async (
  client: DynamoDBClient,
  tableName: string,
  ask: CapAsk,
  own: Item | undefined,
): Promise<boolean> => {
  const kept = own ? countedSends(own).filter(({ atMs }) => atMs > ask.forgetBeforeMs) : [];
  const version = Number(own?.version?.N ?? 0);
  const command = new PutItemCommand({
    TableName: tableName,
    Item: {
      ...keyOf(keyFor(first(ask.profileIds))),
      sends: { M: Object.fromEntries([...kept, ask].map((one) => [one.sendId, textOf(one)])) },
      version: { N: String(version + 1) },
      expiresAtSeconds: { N: String(ask.expiresAtSeconds) },
    },
    ConditionExpression: own ? '#version = :version' : 'attribute_not_exists(#version)',
    ExpressionAttributeNames: { '#version': 'version' },
    ...(own && { ExpressionAttributeValues: { ':version': { N: String(version) } } }),
  });
  return client.send(command).then(() => true, unlessLost);
};
