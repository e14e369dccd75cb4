import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../../core/errors.ts';
import type { Clock } from '../../../../core/ports.ts';
import { expiryIn } from '../../../../core/privacy/expiry.ts';
import type { Replies } from '../../../../core/reply/replies.ts';
import type { Reply, ReplyStatus } from '../../../../core/reply/reply.ts';
import { defaultRetention, type Retention } from '../../retention.ts';
import {
  deleteItems,
  getItems,
  type Item,
  isAlive,
  isLost,
  keyOf,
  lastFirst,
  putItems,
  putNew,
} from '../item.ts';
import {
  idInPlace,
  inboxOf,
  isPlaceOf,
  placeItem,
  placeKey,
  replyItem,
  replyKey,
  replyOf,
} from './reply-item.ts';

/** A place whose reply is not there, or not so, may be about to become right. */
const YOUNG_MS = 10 * 60_000;
const MOST_TRIES = 6;

/**
 * Replies under the person; places in the inbox lead to them. The new place is put before the reply is written and the old
 * one taken away after, so that after a crash nothing is missing: a reader passes over places that are not right, and tidies them.
 */
export const dynamoReplies = (
  client: DynamoDBClient,
  tableName: string,
  clock: Clock,
  retention: Retention = defaultRetention,
): Replies => {
  const itemOf = async (id: string): Promise<Item | undefined> => {
    const key = replyKey(id);
    const [item] = key ? await getItems(client, tableName, [key]) : [];
    return item && isAlive(item, clock.now()) ? item : undefined;
  };

  const replace = (reply: Reply, from: ReplyStatus, expiresAtSeconds: number): Promise<boolean> => {
    const command = new PutItemCommand({
      TableName: tableName,
      Item: replyItem(reply, expiresAtSeconds),
      ConditionExpression: '#status = :from',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':from': { S: from } },
    });
    return client.send(command).then(
      () => true,
      (error: unknown) => {
        if (isLost(error)) return false;
        throw error;
      },
    );
  };

  return {
    async put(reply) {
      const until = expiryIn((await retention()).replies, clock.now());
      await putItems(client, tableName, [placeItem(reply, reply.status, clock.now(), until)]);
      await putNew(client, tableName, replyItem(reply, until));
    },

    async list({ status, cursor, limit }) {
      const nowMs = clock.now();
      const page = await lastFirst(client, tableName, { pk: inboxOf(status), cursor, limit, nowMs });
      const ids = new Set(page.items.map(idInPlace));
      const keys = [...ids].flatMap((id) => replyKey(id) ?? []);
      const found = (await getItems(client, tableName, keys)).map(replyOf);
      const byId = new Map(found.map((reply) => [reply.id, reply]));
      const isRight = (place: Item) => {
        const reply = byId.get(idInPlace(place));
        return reply !== undefined && isPlaceOf(place, reply);
      };
      const stray = page.items.filter((place) => !isRight(place));
      await deleteItems(
        client,
        tableName,
        stray.filter(({ putAtMs }) => nowMs - Number(putAtMs?.N) > YOUNG_MS),
      );
      const replies = page.items.filter(isRight).flatMap((place) => byId.get(idInPlace(place)) ?? []);
      return { replies, ...page.next };
    },

    async move(id, to, by, nowMs) {
      for (let tries = 1; tries <= MOST_TRIES; tries++) {
        const item = await itemOf(id);
        if (!item) return undefined;
        const { done: _, ...reply } = replyOf(item);
        if (reply.status === to) return replyOf(item);
        const next: Reply = { ...reply, status: to, ...(to === 'done' && { done: { by, atMs: nowMs } }) };
        const until = Number(item.expiresAtSeconds?.N);
        await putItems(client, tableName, [placeItem(next, to, nowMs, until)]);
        if (!(await replace(next, reply.status, until))) continue;
        await deleteItems(client, tableName, [keyOf(placeKey(reply, reply.status))]);
        return next;
      }
      throw new Conflict('reply');
    },
  };
};
