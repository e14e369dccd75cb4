import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../core/errors.ts';
import type { Clock, Profiles } from '../../../core/ports.ts';
import { identityKey } from '../../../core/profile/identity-key.ts';
import type { Identity } from '../../../core/profile/profile.ts';
import { systemClock } from '../../runtime/system-clock.ts';
import { goneOf } from './gone.ts';
import { getItems, isAlive, isLost, type Key, keyOf } from './item.ts';
import { expiry, profileItem, profileKey, profileOf } from './profile-item.ts';

/** Pointers kept by the process: what one says is confirmed by the profile it leads to. */
const MAX_CACHED = 20_000;

export const pointerKey = (identity: Identity): Key => ({ pk: `I#${identityKey(identity)}`, sk: '#' });

/** Unless it leads to somebody else by now. */
const ifHers = (profileId: string) => ({
  ConditionExpression: '#id = :id',
  ExpressionAttributeNames: { '#id': 'profileId' },
  ExpressionAttributeValues: { ':id': { S: profileId } },
});

const unlessLost = (error: unknown): void => {
  if (!isLost(error)) throw error;
};

/** People under `P#<id>`, pointers to them under `I#<namespace>#<value>`. */
export const dynamoProfiles = (
  client: DynamoDBClient,
  tableName: string,
  clock: Clock = systemClock,
): Profiles => {
  const cache = new Map<string, string>();

  const remember = (key: string, id: string): void => {
    const [oldest] = cache.keys();
    if (cache.size >= MAX_CACHED && oldest !== undefined) cache.delete(oldest);
    cache.set(key, id);
  };

  const readPointers = async (identities: readonly Identity[]): Promise<void> => {
    for (const item of await getItems(client, tableName, identities.map(pointerKey)))
      if (item.pk?.S && item.profileId?.S && isAlive(item, clock.now()))
        remember(item.pk.S.slice('I#'.length), item.profileId.S);
  };

  /** One that has expired is as good as none, although it still lies there. */
  const putPointer = (identity: Identity, to: string, expiresAtSeconds?: number, from?: string) => {
    const isMove = from !== undefined;
    const command = new PutItemCommand({
      TableName: tableName,
      Item: { ...keyOf(pointerKey(identity)), profileId: { S: to }, ...expiry(expiresAtSeconds) },
      ConditionExpression: isMove
        ? '#id = :from OR #id = :to'
        : 'attribute_not_exists(#pk) OR #expires <= :now',
      ExpressionAttributeNames: isMove
        ? { '#id': 'profileId' }
        : { '#pk': 'pk', '#expires': 'expiresAtSeconds' },
      ExpressionAttributeValues: isMove
        ? { ':from': { S: from }, ':to': { S: to } }
        : { ':now': { N: String(Math.floor(clock.now() / 1000)) } },
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
      const there = items.filter((item) => goneOf(item, clock.now()) === undefined);
      return new Map(there.map(profileOf).map((stored) => [stored.value.id, stored]));
    },

    async gone(ids) {
      const items = await getItems(client, tableName, ids.map(profileKey));
      const found = items.flatMap((item) => {
        const why = goneOf(item, clock.now());
        return why ? [[item.pk?.S?.slice('P#'.length) ?? '', why] as const] : [];
      });
      return new Map(found);
    },

    async extend(identity, profileId, expiresAtSeconds) {
      const { ExpressionAttributeNames, ExpressionAttributeValues, ...condition } = ifHers(profileId);
      const command = new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf(pointerKey(identity)),
        UpdateExpression: 'SET #expires = :expires',
        ...condition,
        ExpressionAttributeNames: { ...ExpressionAttributeNames, '#expires': 'expiresAtSeconds' },
        ExpressionAttributeValues: {
          ...ExpressionAttributeValues,
          ':expires': { N: String(expiresAtSeconds) },
        },
      });
      await client.send(command).catch(unlessLost);
    },

    async extendFrozen(profileId, expiresAtSeconds) {
      const command = new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf(profileKey(profileId)),
        UpdateExpression: 'SET #expires = :expires',
        ConditionExpression: 'attribute_exists(#expires)',
        ExpressionAttributeNames: { '#expires': 'expiresAtSeconds' },
        ExpressionAttributeValues: { ':expires': { N: String(expiresAtSeconds) } },
      });
      await client.send(command).catch(unlessLost);
    },

    async unclaim(identity, profileId) {
      cache.delete(identityKey(identity));
      const Key = keyOf(pointerKey(identity));
      const command = new DeleteItemCommand({ TableName: tableName, Key, ...ifHers(profileId) });
      await client.send(command).catch(unlessLost);
    },

    async claim(identity, profileId, expiresAtSeconds) {
      try {
        await putPointer(identity, profileId, expiresAtSeconds);
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

    async repoint(identity, from, to, expiresAtSeconds) {
      cache.delete(identityKey(identity));
      try {
        await putPointer(identity, to, expiresAtSeconds, from);
      } catch (error) {
        if (!isLost(error)) throw error;
        const isThere = (await getItems(client, tableName, [pointerKey(identity)])).length > 0;
        if (isThere) throw new Conflict('pointer', { cause: error });
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
