import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Channel } from '../../../../core/consent/consent.ts';
import type { ErasedIdentity } from '../../../../core/privacy/erasure.ts';
import { namespaceOf } from '../../../../core/profile/address-of.ts';
import { identityKey } from '../../../../core/profile/identity-key.ts';
import type { Identity } from '../../../../core/profile/profile.ts';
import type { HashOf } from '../identity-hash.ts';
import { getItems, isLost, type Key, keyOf } from '../item.ts';
import { suppressionKey } from '../suppressions.ts';

type Table = { client: DynamoDBClient; tableName: string };

const CHANNELS: readonly Channel[] = ['email', 'sms', 'push', 'webpush', 'agent'];
const tombstoneKey = (hash: string): Key => ({ pk: `X#${hash}`, sk: '#' });

/** A hash in place of an identity: late events are known by it, the archive is cleaned by it, its address stays blocked. */
export const putTombstone = async (
  table: Table,
  hashOf: HashOf,
  identity: Identity,
  erased: ErasedIdentity,
): Promise<void> => {
  const hash = hashOf(identity);
  await mark(table, hash, erased);
  await listForArchive(table, hash, erased.atMs);
  for (const channel of CHANNELS)
    if (namespaceOf(channel) === identity.namespace) await block(table, hash, channel, erased.atMs);
};

const mark = async ({ client, tableName }: Table, hash: string, { atMs, profileId }: ErasedIdentity) => {
  const command = new PutItemCommand({
    TableName: tableName,
    Item: { ...keyOf(tombstoneKey(hash)), erasedAtMs: { N: String(atMs) }, profileId: { S: profileId } },
    ConditionExpression: 'attribute_not_exists(#pk) OR #at < :at',
    ExpressionAttributeNames: { '#pk': 'pk', '#at': 'erasedAtMs' },
    ExpressionAttributeValues: { ':at': { N: String(atMs) } },
  });
  await client.send(command).catch((error: unknown) => {
    if (!isLost(error)) throw error;
  });
};

/** The partition of those whom a compaction of the archive leaves out. */
export const ERASED = 'ERASED';

/** `ERASED`/`<ISO time>#<hash>`: what a compaction of the archive has to leave out. */
const listForArchive = async ({ client, tableName }: Table, hash: string, atMs: number) => {
  const key = keyOf({ pk: ERASED, sk: `${new Date(atMs).toISOString()}#${hash}` });
  const Item = { ...key, atMs: { N: String(atMs) } };
  await client.send(new PutItemCommand({ TableName: tableName, Item }));
};

/** What the address was blocked for before stays, the address itself does not. */
const block = async ({ client, tableName }: Table, hash: string, channel: Channel, atMs: number) => {
  const command = new UpdateItemCommand({
    TableName: tableName,
    Key: keyOf(suppressionKey(hash, channel)),
    UpdateExpression: 'SET #erased = :at REMOVE #address',
    ExpressionAttributeNames: { '#erased': 'erasedAtMs', '#address': 'address' },
    ExpressionAttributeValues: { ':at': { N: String(atMs) } },
  });
  await client.send(command);
};

/** When identities were erased last, in one read. */
export const readTombstones = async (
  { client, tableName }: Table,
  hashOf: HashOf,
  identities: readonly Identity[],
): Promise<Map<string, ErasedIdentity>> => {
  const keys = new Map(identities.map((identity) => [`X#${hashOf(identity)}`, identityKey(identity)]));
  const items = await getItems(
    client,
    tableName,
    [...keys.keys()].map((pk) => ({ pk, sk: '#' })),
  );
  return new Map(
    items.map((item) => [
      keys.get(item.pk?.S ?? '') ?? '',
      { atMs: Number(item.erasedAtMs?.N), profileId: item.profileId?.S ?? '' },
    ]),
  );
};
