import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { hashId } from '../../../core/hash.ts';
import type { Clock } from '../../../core/ports.ts';
import type { MessageRequest, MessageRequests } from '../../../core/send/ports.ts';
import { getItems, type Item, isAlive, keyOf, putItems, putNew } from './item.ts';

/** A sendId is a hash, too, and longer than this one. */
const keyPlace = (keyHash: string) => ({ pk: `MESSAGE#${hashId(['key', keyHash], 24)}`, sk: '#' });
const sendPlace = (sendId: string) => ({ pk: `MESSAGE#${sendId}`, sk: '#' });

const itemOf = (place: { pk: string; sk: string }, request: MessageRequest): Item => ({
  ...keyOf(place),
  body: { S: JSON.stringify(request) },
  expiresAtSeconds: { N: String(request.expiresAtSeconds) },
});

/** Two items: the first of a key stands; what leads to it by its send says the same however often it is written. */
export const dynamoMessageRequests = (
  client: DynamoDBClient,
  tableName: string,
  clock: Clock,
): MessageRequests => {
  const read = async (place: { pk: string; sk: string }): Promise<MessageRequest | undefined> => {
    const [item] = await getItems(client, tableName, [place]);
    if (item?.body?.S === undefined || !isAlive(item, clock.now())) return undefined;
    return JSON.parse(item.body.S) as MessageRequest;
  };
  return {
    async put(request) {
      const place = keyPlace(request.keyHash);
      const became = await putNew(client, tableName, itemOf(place, request));
      const stands = became === 'created' ? request : ((await read(place)) ?? request);
      await putItems(client, tableName, [itemOf(sendPlace(stands.sendId), stands)]);
      return stands;
    },
    byKey: (keyHash) => read(keyPlace(keyHash)),
    bySendId: (sendId) => read(sendPlace(sendId)),
  };
};
