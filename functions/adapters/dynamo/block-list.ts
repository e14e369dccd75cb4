import { DeleteItemCommand, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { channelSchema } from '../../../core/channel/channel-schema.ts';
import type { Channel } from '../../../core/consent/consent.ts';
import { type BlockedAddress, type BlockList, isListed } from '../../../core/contact/block-list.ts';
import { Conflict } from '../../../core/errors.ts';
import { BLOCKED, ownPlace, placedAt } from './blocked-place.ts';
import type { IdentityHash } from './identity-hash.ts';
import { deleteItems, getItems, type Item, isLost, lastFirst } from './item.ts';
import { hashedAs, suppressionKey, suppressionOf } from './suppressions.ts';

/** So much of a hash tells addresses of one shop apart. */
const NAME_DIGITS = 16;

const blockedIn = (item: Item): BlockedAddress[] => {
  const channel = channelSchema.safeParse(item.sk?.S).data;
  const address = item.address?.S;
  if (channel === undefined || address === undefined) return [];
  const { reason, atMs } = suppressionOf(item);
  return [{ channel, address, reason, atMs }];
};

/** Does the place lead to what stands there now? It is put before that and taken away after. */
const isAt = (place: Item, item: Item | undefined): boolean =>
  item !== undefined && ownPlace(item)?.sk?.S === place.sk?.S;

/** An item that an erase marked, or with her own no, stays without what is lifted. */
const clearing = (place: { TableName: string; Key: Item }, item: Item) => {
  const { reason = { S: '' }, atMs = { N: '0' }, stoppedAtMs, erasedAtMs } = item;
  const values = { ':reason': reason, ':at': atMs };
  const names = { '#reason': 'reason', '#at': 'atMs', '#stopped': 'stoppedAtMs' };
  const isSame = '#reason = :reason AND #at = :at';
  const withAddress = { ...names, '#address': 'address' };
  if (stoppedAtMs)
    return new UpdateItemCommand({
      ...place,
      UpdateExpression: `SET #reason = :no, #at = :stopped REMOVE #stopped${erasedAtMs ? ', #address' : ''}`,
      ConditionExpression: `${isSame} AND #stopped = :stopped`,
      ExpressionAttributeNames: erasedAtMs ? withAddress : names,
      ExpressionAttributeValues: { ...values, ':no': { S: 'stopped' }, ':stopped': stoppedAtMs },
    });
  if (erasedAtMs)
    return new UpdateItemCommand({
      ...place,
      UpdateExpression: 'REMOVE #reason, #at, #address',
      ConditionExpression: `${isSame} AND attribute_not_exists(#stopped)`,
      ExpressionAttributeNames: withAddress,
      ExpressionAttributeValues: values,
    });
  return new DeleteItemCommand({
    ...place,
    ConditionExpression: `${isSame} AND attribute_not_exists(#stopped) AND attribute_not_exists(#erased)`,
    ExpressionAttributeNames: { ...names, '#erased': 'erasedAtMs' },
    ExpressionAttributeValues: values,
  });
};

/** Blocked addresses by when it happened: places that hold a hash lead to the items that every send asks. */
export const dynamoBlockList = (client: DynamoDBClient, tableName: string, hash: IdentityHash): BlockList => {
  const keyFor = async (channel: Channel, address: string) =>
    suppressionKey((await hash.get())(hashedAs(channel, address)), channel);

  const clear = async (item: Item): Promise<void> => {
    const place = { TableName: tableName, Key: { pk: item.pk ?? { S: '' }, sk: item.sk ?? { S: '' } } };
    await client.send(clearing(place, item)).catch((error: unknown) => {
      throw isLost(error) ? new Conflict('blocked address') : error;
    });
  };

  return {
    async list({ cursor, limit }) {
      // Nothing of it expires.
      const page = await lastFirst(client, tableName, { pk: BLOCKED, cursor, limit, nowMs: 0 });
      const items = await getItems(client, tableName, [
        ...new Map(page.items.map(placedAt).map((key) => [`${key.pk} ${key.sk}`, key])).values(),
      ]);
      const byKey = new Map(items.map((item) => [`${item.pk?.S} ${item.sk?.S}`, item]));
      const blocked = page.items.flatMap((place) => {
        const { pk, sk } = placedAt(place);
        const item = byKey.get(`${pk} ${sk}`);
        return item && isAt(place, item) ? blockedIn(item) : [];
      });
      return { blocked, ...page.next };
    },

    async nameOf(channel, address) {
      const { pk } = await keyFor(channel, address);
      return `${channel}-${pk.slice(2, 2 + NAME_DIGITS)}`;
    },

    async lift(channel, address) {
      const [item] = await getItems(client, tableName, [await keyFor(channel, address)]);
      if (!item || !isListed(item.reason?.S ?? '')) return undefined;
      await clear(item);
      const place = ownPlace(item);
      if (place) await deleteItems(client, tableName, [place]);
      return suppressionOf(item);
    },
  };
};
