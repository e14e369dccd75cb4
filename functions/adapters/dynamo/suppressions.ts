import {
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Channel } from '../../../core/consent/consent.ts';
import { blockedFor } from '../../../core/contact/blocked-for.ts';
import type { Suppressions } from '../../../core/contact/ports.ts';
import { Conflict } from '../../../core/errors.ts';
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

const timeIn = (name: 'erasedAtMs' | 'stoppedAtMs', item: Item) =>
  item[name]?.N === undefined ? {} : { [name]: Number(item[name]?.N) };

/** What stood before an erase stands after it. */
export const suppressionOf = (item: Item): Suppression => {
  const erased: Pick<Suppression, 'erasedAtMs'> = timeIn('erasedAtMs', item);
  return item.reason?.S === undefined
    ? { reason: 'erased', atMs: erased.erasedAtMs ?? 0 }
    : {
        ...{ reason: item.reason.S, atMs: Number(item.atMs?.N ?? 0) },
        ...erased,
        ...timeIn('stoppedAtMs', item),
      };
};

const SEEN = ['reason', 'atMs', 'stoppedAtMs', 'erasedAtMs'] as const;

/** The condition that nobody wrote since it was read. */
const asSeen = (item: Item | undefined) => {
  const values = SEEN.flatMap((name) => {
    const value = item?.[name];
    return value === undefined ? [] : [[`:seen_${name}`, value] as const];
  });
  return {
    condition: SEEN.map((name) =>
      item?.[name] === undefined ? `attribute_not_exists(#${name})` : `#${name} = :seen_${name}`,
    ).join(' AND '),
    names: Object.fromEntries(SEEN.map((name) => [`#${name}`, name])),
    values: Object.fromEntries(values),
  };
};

/** The address itself is for those who manage the list; what happened before an erase must not bring it back. */
const keepsAddress = ({ erasedAtMs }: Suppression, atMs: number): boolean =>
  erasedAtMs === undefined || erasedAtMs < atMs;

const updateOf = (
  item: Item | undefined,
  next: Suppression,
  address: string | undefined,
): Omit<UpdateItemCommandInput, 'TableName' | 'Key'> => {
  const { condition, names, values } = asSeen(item);
  const { stoppedAtMs } = next;
  const sets = [
    '#reason = :reason',
    '#atMs = :at',
    ...(stoppedAtMs === undefined ? [] : ['#stoppedAtMs = :stopped']),
    ...(address === undefined ? [] : ['#address = :address']),
  ];
  return {
    UpdateExpression: `SET ${sets.join(', ')}`,
    ConditionExpression: condition,
    ExpressionAttributeNames: { ...names, ...(address !== undefined && { '#address': 'address' }) },
    ExpressionAttributeValues: {
      ...values,
      ':reason': { S: next.reason },
      ':at': { N: String(next.atMs) },
      ...(stoppedAtMs !== undefined && { ':stopped': { N: String(stoppedAtMs) } }),
      ...(address !== undefined && { ':address': { S: address } }),
    },
  };
};

/** So often it is read anew when others write to the same address. */
const ATTEMPTS = 10;

/** Addresses that must not be used, by their hash; read consistently, since it is the last look before a send. */
export const dynamoSuppressions = (
  client: DynamoDBClient,
  tableName: string,
  hash: IdentityHash,
): Suppressions => {
  /** Its place in the list is put before it and taken away after it. */
  const write = async (key: Key, item: Item | undefined, next: Suppression, address: string | undefined) => {
    const own = { ...keyOf(key), reason: { S: next.reason }, atMs: { N: String(next.atMs) } };
    const [former, place] = [item && ownPlace(item), ownPlace(own)];
    if (place) await putItems(client, tableName, [place]);
    const update = { TableName: tableName, Key: keyOf(key), ...updateOf(item, next, address) };
    await client.send(new UpdateItemCommand(update));
    if (former && former.sk?.S !== place?.sk?.S) await deleteItems(client, tableName, [former]);
  };

  const addIf: Suppressions['addIf'] = async ({ channel, address }, blocking, isNews) => {
    const key = suppressionKey((await hash.get())(hashedAs(channel, address)), channel);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const [item] = await getItems(client, tableName, [key]);
      const seen = item && suppressionOf(item);
      if (!isNews(seen)) return;
      const next = blockedFor(seen, blocking);
      const isWritten = await write(key, item, next, keepsAddress(next, blocking.atMs) ? address : undefined)
        .then(() => true)
        .catch((error: unknown) => {
          if (isLost(error)) return false;
          throw error;
        });
      if (isWritten) return;
    }
    throw new Conflict('blocked address');
  };

  return {
    async find(channel, address) {
      const hashOf = await hash.peek();
      const key = hashOf && suppressionKey(hashOf(hashedAs(channel, address)), channel);
      const [item] = key ? await getItems(client, tableName, [key]) : [];
      return item && suppressionOf(item);
    },

    add: (channel, address, reason, atMs) => addIf({ channel, address }, { reason, atMs }, () => true),

    addIf,
  };
};
