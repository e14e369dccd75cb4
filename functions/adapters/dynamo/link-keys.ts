import { randomBytes } from 'node:crypto';
import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import { FIRST_LINK_KEY, isLive, type KeptLinkKey, signingKey } from '../../../core/send/link-keys.ts';
import type { LinkKeyRegister, LinkKeys } from '../../../core/send/ports.ts';
import { held } from '../held.ts';
import { getItems, type Item, isLost, keyOf } from './item.ts';

const KEY = { pk: 'SECRET#links', sk: '#' };
/** A key that is ended is refused everywhere after this time. */
const HELD_MS = 15_000;
const ATTEMPTS = 5;

interface Table {
  client: DynamoDBClient;
  tableName: string;
}

interface Stored {
  keys: readonly KeptLinkKey[];
  /** Absent until the first rotation. */
  version?: number;
}

/** `key` alone, as the first deployment made it, or all of them as JSON in `keys`. */
const storedIn = (item: Item): Stored => {
  if (item.keys?.S !== undefined)
    return { keys: JSON.parse(item.keys.S) as KeptLinkKey[], version: Number(item.version?.N) };
  const secret = item.key?.S;
  return { keys: secret === undefined ? [] : [{ id: FIRST_LINK_KEY, secret, signsFromMs: 0 }] };
};

const read = async ({ client, tableName }: Table): Promise<Stored | undefined> => {
  const [item] = await getItems(client, tableName, [KEY]);
  return item && storedIn(item);
};

const conditionOf = (seen: Stored | undefined) => {
  if (!seen) return { ConditionExpression: 'attribute_not_exists(pk)' };
  if (seen.version === undefined)
    return { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(version)' };
  return {
    ConditionExpression: 'version = :seen',
    ExpressionAttributeValues: { ':seen': { N: String(seen.version) } },
  };
};

/** Functions of the version before, which a deployment still runs for a moment, read `key`. */
const itemOf = (keys: readonly KeptLinkKey[], version: number): Item => {
  const first = keys.find((one) => one.id === FIRST_LINK_KEY && isLive(one));
  return {
    ...keyOf(KEY),
    ...(first && { key: { S: first.secret } }),
    ...{ keys: { S: JSON.stringify(keys) }, version: { N: String(version) } },
  };
};

/** False where somebody else was first. */
const put = async ({ client, tableName }: Table, Item: Item, seen: Stored | undefined): Promise<boolean> => {
  try {
    await client.send(new PutItemCommand({ TableName: tableName, Item, ...conditionOf(seen) }));
    return true;
  } catch (error) {
    if (isLost(error)) return false;
    throw error;
  }
};

/** Whoever needs one first makes it; the first writer's stands. */
const readOrMake = async (table: Table): Promise<readonly KeptLinkKey[]> => {
  const found = await read(table);
  if (found) return found.keys;
  const secret = randomBytes(32).toString('hex');
  await put(table, { ...keyOf(KEY), key: { S: secret } }, undefined);
  return (await read(table))?.keys ?? [];
};

/** The keys that sign links, for functions that write and open them: held for 15 s. */
export const dynamoLinkKeys = (client: DynamoDBClient, tableName: string, clock: Clock): LinkKeys => {
  const all = held(() => readOrMake({ client, tableName }), clock, HELD_MS);
  return {
    valid: async () => (await all()).filter(isLive),
    async signing() {
      const key = signingKey(await all(), clock.now());
      if (!key) throw new Error('ConfigTable holds no key that signs links: every one has ended');
      return key;
    },
  };
};

/** The same keys for those who look for what they named. */
export const readLinkKeys = async (
  client: DynamoDBClient,
  tableName: string,
): Promise<readonly KeptLinkKey[]> => (await read({ client, tableName }))?.keys ?? [];

/** The same keys for those who turn them over; each change is one conditional write. */
export const dynamoLinkKeyRegister = (client: DynamoDBClient, tableName: string): LinkKeyRegister => {
  const table = { client, tableName };
  return {
    list: () => readLinkKeys(client, tableName),
    async change(next) {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const seen = await read(table);
        const before = seen?.keys ?? [];
        const after = next(before);
        if (after === before) return before;
        if (await put(table, itemOf(after, (seen?.version ?? 0) + 1), seen)) return after;
      }
      throw new Conflict('link keys');
    },
  };
};
