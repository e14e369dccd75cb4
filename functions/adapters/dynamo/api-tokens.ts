import { createHash } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ApiTokens, Caller } from '../../../core/config/api-tokens.ts';
import { holderOf, type StoredHolder } from '../../../core/config/stored-holder.ts';
import type { Clock } from '../../../core/ports.ts';

/** A token taken back is refused everywhere after this time. */
const HELD_MS = 15_000;
const MAX_HELD = 1000;

/** The table holds the hash only: who reads it cannot call the API with it. */
const keyOf = (token: string) => ({
  pk: { S: `TOKEN#${createHash('sha256').update(token).digest('hex')}` },
  sk: { S: '#' },
});

/** Bearer tokens in ConfigTable. Only good ones are held in memory, so that guessing fills nothing. */
export const dynamoApiTokens = (client: DynamoDBClient, tableName: string, clock: Clock): ApiTokens => {
  const held = new Map<string, { holder: Caller; untilMs: number }>();

  return {
    async find(token) {
      const known = held.get(token);
      if (known && clock.now() < known.untilMs) return known.holder;
      held.delete(token);
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: keyOf(token) }));
      if (!Item?.body?.S) return undefined;
      const holder = holderOf(JSON.parse(Item.body.S) as StoredHolder);
      if (held.size >= MAX_HELD) held.clear();
      held.set(token, { holder, untilMs: clock.now() + HELD_MS });
      return holder;
    },

    async put(token, holder) {
      const Item = { ...keyOf(token), body: { S: JSON.stringify(holder) } };
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    },
  };
};
