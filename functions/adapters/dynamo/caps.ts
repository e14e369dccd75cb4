import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Channel } from '../../../core/consent/consent.ts';
import type { CapAsk, Caps } from '../../../core/ports.ts';

const keyOf = (profileId: string, channel: Channel, day: string) => ({
  pk: { S: `C#${profileId}` },
  sk: { S: `${channel}#${day}` },
});
const names = { '#ids': 'sendIds' };

/**
 * A set of sendIds per person, channel and local day. The set of today under the first profile grows on condition of its
 * size, so the count is exact however many ask at once; earlier days and merged profiles only count.
 */
export const dynamoCaps = (client: DynamoDBClient, tableName: string): Caps => ({
  async reserve(ask) {
    const elsewhere = await sendsElsewhere(client, tableName, ask);
    if (elsewhere.has(ask.sendId)) return true;
    const room = ask.max - elsewhere.size;
    const grows = room > 0 ? 'attribute_not_exists(#ids) OR size(#ids) < :room OR ' : '';
    const command = new UpdateItemCommand({
      TableName: tableName,
      Key: keyOf(first(ask.profileIds), ask.channel, ask.day),
      UpdateExpression: 'ADD #ids :ids SET #expires = :expires',
      ConditionExpression: `${grows}contains(#ids, :id)`,
      ExpressionAttributeNames: { ...names, '#expires': 'expiresAtSeconds' },
      ExpressionAttributeValues: {
        ':ids': { SS: [ask.sendId] },
        ':id': { S: ask.sendId },
        ':expires': { N: String(ask.expiresAtSeconds) },
        ...(room > 0 && { ':room': { N: String(room) } }),
      },
    });
    return client.send(command).then(() => true, refusedByCondition);
  },

  async release(ask) {
    const command = new UpdateItemCommand({
      TableName: tableName,
      Key: keyOf(first(ask.profileIds), ask.channel, ask.day),
      UpdateExpression: 'DELETE #ids :ids',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ':ids': { SS: [ask.sendId] } },
    });
    await client.send(command);
  },
});

const first = (profileIds: readonly string[]): string => {
  const [winner] = profileIds;
  if (winner === undefined) throw new RangeError('a cap belongs to at least one profile');
  return winner;
};

const refusedByCondition = (error: unknown): false => {
  if (error instanceof ConditionalCheckFailedException) return false;
  throw error;
};

/** Sends that count as well: those of earlier days of the period, and all those of merged profiles. */
const sendsElsewhere = async (
  client: DynamoDBClient,
  tableName: string,
  ask: CapAsk,
): Promise<Set<string>> => {
  const days = [ask.day, ...(ask.earlierDays ?? [])];
  const own = first(ask.profileIds);
  const places = ask.profileIds.flatMap((id) => days.map((day) => ({ id, day })));
  const others = places.filter(({ id, day }) => id !== own || day !== ask.day);
  const sets = await Promise.all(
    others.map(async ({ id, day }) => {
      const command = new GetItemCommand({
        TableName: tableName,
        Key: keyOf(id, ask.channel, day),
        ConsistentRead: true,
      });
      return (await client.send(command)).Item?.sendIds?.SS ?? [];
    }),
  );
  return new Set(sets.flat());
};
