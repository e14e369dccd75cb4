import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../core/errors.ts';
import type { Profiles } from '../../../core/ports.ts';
import { identityKey } from '../../../core/profile/identity-key.ts';
import type { Identity } from '../../../core/profile/profile.ts';
import { getItems, type Item, isLost, type Key, keyOf } from './item.ts';
import { profileItem, profileKey, profileOf } from './profile-item.ts';

/** Pointers kept by the process: what one says is confirmed by the profile it leads to. */
const MAX_CACHED = 20_000;

const pointerKey = (identity: Identity): Key => ({ pk: `I#${identityKey(identity)}`, sk: '#' });
const pointerItem = (identity: Identity, profileId: string): Item => ({
  ...keyOf(pointerKey(identity)),
  profileId: { S: profileId },
});

/** People under `P#<id>`, pointers to them under `I#<namespace>#<value>`. */
export const dynamoProfiles = (client: DynamoDBClient, tableName: string): Profiles => {
  const cache = new Map<string, string>();

  const remember = (key: string, id: string): void => {
    const [oldest] = cache.keys();
    if (cache.size >= MAX_CACHED && oldest !== undefined) cache.delete(oldest);
    cache.set(key, id);
  };

  const readPointers = async (identities: readonly Identity[]): Promise<void> => {
    for (const item of await getItems(client, tableName, identities.map(pointerKey)))
      if (item.pk?.S && item.profileId?.S) remember(item.pk.S.slice('I#'.length), item.profileId.S);
  };

  const putPointer = (identity: Identity, to: string, from?: string) => {
    const isMove = from !== undefined;
    const command = new PutItemCommand({
      TableName: tableName,
      Item: pointerItem(identity, to),
      ConditionExpression: `attribute_not_exists(#pk)${isMove ? ' OR #id = :from OR #id = :to' : ''}`,
      ExpressionAttributeNames: { '#pk': 'pk', ...(isMove && { '#id': 'profileId' }) },
      ...(isMove && { ExpressionAttributeValues: { ':from': { S: from }, ':to': { S: to } } }),
    });
    return client.send(command);
  };

  return {
    async resolve(identities, { fresh } = { fresh: false }) {
      if (fresh) for (const identity of identities) cache.delete(identityKey(identity));
      await readPointers(identities.filter((identity) => !cache.has(identityKey(identity))));
      const known = identities.flatMap((identity): [string, string][] => {
        const id = cache.get(identityKey(identity));
        return id === undefined ? [] : [[identityKey(identity), id]];
      });
      return new Map(known);
    },

    async load(ids) {
      const items = await getItems(client, tableName, ids.map(profileKey));
      return new Map(items.map(profileOf).map((stored) => [stored.value.id, stored]));
    },

    async claim(identity, profileId) {
      try {
        await putPointer(identity, profileId);
        remember(identityKey(identity), profileId);
        return profileId;
      } catch (error) {
        if (!isLost(error)) throw error;
        const [item] = await getItems(client, tableName, [pointerKey(identity)]);
        const owner = item?.profileId?.S;
        if (owner === undefined) throw new Conflict('pointer', { cause: error });
        remember(identityKey(identity), owner);
        return owner;
      }
    },

    async repoint(identity, from, to) {
      cache.delete(identityKey(identity));
      try {
        await putPointer(identity, to, from);
      } catch (error) {
        throw isLost(error) ? new Conflict('pointer', { cause: error }) : error;
      }
    },

    async save(profile, expectedVersion) {
      const isNew = expectedVersion === 0;
      const command = new PutItemCommand({
        TableName: tableName,
        Item: profileItem(profile, expectedVersion + 1),
        ConditionExpression: isNew ? 'attribute_not_exists(#pk)' : '#version = :version',
        ExpressionAttributeNames: isNew ? { '#pk': 'pk' } : { '#version': 'version' },
        ...(!isNew && { ExpressionAttributeValues: { ':version': { N: String(expectedVersion) } } }),
      });
      try {
        await client.send(command);
      } catch (error) {
        throw isLost(error) ? new Conflict('profile', { cause: error }) : error;
      }
    },
  };
};
