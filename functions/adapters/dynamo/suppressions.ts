import {
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Channel } from '../../../core/consent/consent.ts';
import type { Suppressions } from '../../../core/contact/ports.ts';
import type { Suppression } from '../../../core/privacy/is-lifted.ts';
import { namespaceOf } from '../../../core/profile/address-of.ts';
import { ownPlace } from './blocked-place.ts';
import type { IdentityHash } from './identity-hash.ts';
import { deleteItems, getItems, type Item, isLost, type Key, keyOf, putItems } from './item.ts';

/** `X#<hash of namespace#address>`, one item per channel: `#` beside them is no channel but says when it was erased. */
export const suppressionKey = (hash: string, channel: string): Key => ({ pk: `X#${hash}`, sk: channel });

export const hashedAs = (channel: Channel, address: string) => ({
  namespace: namespaceOf(channel) ?? channel,
  value: address,
});

/** What stood before an erase stands after it. */
export const suppressionOf = ({ reason, atMs, erasedAtMs }: Item): Suppression => {
  const erased = erasedAtMs?.N === undefined ? {} : { erasedAtMs: Number(erasedAtMs.N) };
  return reason?.S === undefined
    ? { reason: 'erased', atMs: erased.erasedAtMs ?? 0 }
    : { reason: reason.S, atMs: Number(atMs?.N ?? 0), ...erased };
};

/** The address itself is for those who manage the list; what happened before an erase must not bring it back. */
const withAddress = (update: UpdateItemCommandInput, address: string) =>
  new UpdateItemCommand({
    ...update,
    UpdateExpression: `${update.UpdateExpression}, #address = :address`,
    ConditionExpression: 'attribute_not_exists(#erased) OR #erased < :at',
    ExpressionAttributeNames: {
      ...update.ExpressionAttributeNames,
      '#address': 'address',
      '#erased': 'erasedAtMs',
    },
    ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':address': { S: address } },
  });

/** Addresses that must not be used, by their hash; read consistently, since it is the last look before a send. */
export const dynamoSuppressions = (
  client: DynamoDBClient,
  tableName: string,
  hash: IdentityHash,
): Suppressions => ({
  async find(channel, address) {
    const hashOf = await hash.peek();
    const key = hashOf && suppressionKey(hashOf(hashedAs(channel, address)), channel);
    const [item] = key ? await getItems(client, tableName, [key]) : [];
    return item && suppressionOf(item);
  },

  async add(channel, address, reason, atMs) {
    const hashOf = await hash.get();
    const key = keyOf(suppressionKey(hashOf(hashedAs(channel, address)), channel));
    const place = ownPlace({ ...key, reason: { S: reason }, atMs: { N: String(atMs) } });
    if (place) await putItems(client, tableName, [place]);
    const update = {
      TableName: tableName,
      Key: key,
      UpdateExpression: 'SET #reason = :reason, #at = :at',
      ExpressionAttributeNames: { '#reason': 'reason', '#at': 'atMs' },
      ExpressionAttributeValues: { ':reason': { S: reason }, ':at': { N: String(atMs) } },
      ReturnValues: 'ALL_OLD' as const,
    };
    const { Attributes: before } = await client
      .send(withAddress(update, address))
      .catch(async (error: unknown) => {
        if (!isLost(error)) throw error;
        return client.send(new UpdateItemCommand(update));
      });
    const former = before && ownPlace(before);
    if (former && former.sk?.S !== place?.sk?.S) await deleteItems(client, tableName, [former]);
  },
});
