import { createHash } from 'node:crypto';
import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { ApiTokens, Caller, TokenEntry } from '../../../core/config/api-tokens.ts';
import { holderOf, isListed, type StoredHolder } from '../../../core/config/stored-holder.ts';
import type { Clock } from '../../../core/ports.ts';
import { getItems, type Item, isLost, type Key, keyOf, queryAll } from './item.ts';

/** A token taken back is refused everywhere after this time. */
const HELD_MS = 15_000;
const MAX_HELD = 1000;
const LIST = 'TOKENS';

type Made = Caller & Pick<TokenEntry, 'by'>;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
/** The table holds the hash only: who reads it cannot call the API with it. */
const secretKey = (hash: string): Item => keyOf({ pk: `TOKEN#${hash}`, sk: '#' });
/** Sixteen digits of the hash tell tokens apart, and lead to none. */
const idOf = (hash: string): string => hash.slice(0, 16);
const placeOf = (hash: string): Key => ({ pk: LIST, sk: idOf(hash) });

const entryOf = (item: Item): TokenEntry => ({
  id: item.sk?.S ?? '',
  ...(JSON.parse(item.body?.S ?? '{}') as Made),
  madeAtMs: Number(item.madeAtMs?.N ?? 0),
});

/** Bearer tokens in ConfigTable. Only good ones are held in memory, so that guessing fills nothing. */
export const dynamoApiTokens = (client: DynamoDBClient, tableName: string, clock: Clock): ApiTokens => {
  const held = new Map<string, { id: string; holder: Caller; untilMs: number }>();

  const list = async (hash: string, made: Made): Promise<TokenEntry> => {
    const [before] = await getItems(client, tableName, [placeOf(hash)]);
    const item = {
      ...keyOf(placeOf(hash)),
      body: { S: JSON.stringify(made) },
      tokenHash: { S: hash },
      madeAtMs: before?.madeAtMs ?? { N: String(clock.now()) },
    };
    await client.send(new PutItemCommand({ TableName: tableName, Item: item }));
    return entryOf(item);
  };

  const write = (hash: string, made: Made, condition: { ConditionExpression?: string } = {}) =>
    client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { ...secretKey(hash), body: { S: JSON.stringify(made) } },
        ...condition,
      }),
    );

  /** A token from before there were roles gets its place in the list; one that is taken back meanwhile stays so. */
  const adopt = async (hash: string, holder: Caller): Promise<Caller | undefined> => {
    try {
      await write(hash, holder, { ConditionExpression: 'attribute_exists(pk)' });
    } catch (error) {
      if (isLost(error)) return undefined;
      throw error;
    }
    await list(hash, holder);
    return holder;
  };

  const read = async (hash: string): Promise<Caller | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: secretKey(hash) }));
    if (!Item?.body?.S) return undefined;
    const stored = JSON.parse(Item.body.S) as StoredHolder;
    return isListed(stored) ? holderOf(stored) : adopt(hash, holderOf(stored));
  };

  return {
    async find(token) {
      const known = held.get(token);
      if (known && clock.now() < known.untilMs) return known.holder;
      held.delete(token);
      const hash = hashOf(token);
      const holder = await read(hash);
      if (!holder) return undefined;
      if (held.size >= MAX_HELD) held.clear();
      held.set(token, { id: idOf(hash), holder, untilMs: clock.now() + HELD_MS });
      return holder;
    },

    async put(token, { name, role, scopes, by }) {
      const made = { name, role, ...(scopes && { scopes }), ...(by !== undefined && { by }) };
      const hash = hashOf(token);
      const entry = await list(hash, made);
      await write(hash, made);
      return entry;
    },

    list: async () => (await queryAll(client, tableName, LIST)).map(entryOf),

    async remove(id) {
      const [item] = await getItems(client, tableName, [{ pk: LIST, sk: id }]);
      const hash = item?.tokenHash?.S;
      if (hash === undefined) return;
      await client.send(new DeleteItemCommand({ TableName: tableName, Key: secretKey(hash) }));
      await client.send(new DeleteItemCommand({ TableName: tableName, Key: keyOf(placeOf(hash)) }));
      for (const [token, one] of held) if (one.id === id) held.delete(token);
    },
  };
};
