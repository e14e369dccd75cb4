import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { DAY_MS } from '../../../../core/duration.ts';
import { hashId } from '../../../../core/hash.ts';
import { getItems, type Item, isLost, keyOf, putItems } from '../item.ts';
import { queryPage } from './query-page.ts';

/** An offer's codes lie in so many partitions: a thousand grants a second are no hot one. */
export const CODE_SHARDS = 16;
/** A code whose promise ran out unused is given to somebody else a day later, when no other is left. */
const GRACE_MS = DAY_MS;
const LOOKED_AT = 25;

export interface CodeStore {
  client: DynamoDBClient;
  tableName: string;
  /** [0, 1) */
  random(): number;
}

/** Who takes a code: no name and no id that leads to a person, so that it may stay when she is erased. */
export interface Taker {
  grantId: string;
  nowMs: number;
  expiresAtMs?: number | undefined;
}

const shardOf = (code: string): number => Number.parseInt(hashId([code], 8), 16) % CODE_SHARDS;
export const codePartition = (offerId: string, shard: number): string => `K#${offerId}#${shard}`;
const freeKey = (offerId: string, code: string) => ({
  pk: codePartition(offerId, shardOf(code)),
  sk: `F#${code}`,
});
const takenKey = (offerId: string, code: string) => ({
  pk: codePartition(offerId, shardOf(code)),
  sk: `T#${code}`,
});
const number = (value: number) => ({ N: String(value) });

const unlessLost = <T>(work: Promise<unknown>, done: T, lost: T): Promise<T> =>
  work.then(
    () => done,
    (error: unknown) => {
      if (isLost(error)) return lost;
      throw error;
    },
  );

/**
 * Takes a code for good: the item `T#<code>` is the lock. It is had by whoever puts it, again by the same grant, or when an earlier
 * promise of it ran out unused.
 */
export const takeCode = async (
  { client, tableName }: CodeStore,
  offerId: string,
  code: string,
  { grantId, nowMs, expiresAtMs }: Taker,
): Promise<boolean> => {
  const command = new PutItemCommand({
    TableName: tableName,
    Item: {
      ...keyOf(takenKey(offerId, code)),
      grantId: { S: grantId },
      atMs: number(nowMs),
      ...(expiresAtMs !== undefined && { overAtMs: number(expiresAtMs) }),
    },
    ConditionExpression:
      'attribute_not_exists(#pk) OR #grant = :grant OR (#over < :before AND attribute_not_exists(#used))',
    ExpressionAttributeNames: { '#pk': 'pk', '#grant': 'grantId', '#over': 'overAtMs', '#used': 'usedAtMs' },
    ExpressionAttributeValues: { ':grant': { S: grantId }, ':before': number(nowMs - GRACE_MS) },
  });
  return unlessLost(client.send(command), true, false);
};

/** Takes the code off the list of free ones, unless it came back after it was taken. */
export const strikeFree = async (store: CodeStore, offerId: string, code: string): Promise<void> => {
  const { client, tableName } = store;
  const [taken] = await getItems(client, tableName, [takenKey(offerId, code)]);
  if (!taken) return;
  const command = new DeleteItemCommand({
    TableName: tableName,
    Key: keyOf(freeKey(offerId, code)),
    ConditionExpression: 'attribute_not_exists(#pk) OR #at <= :taken',
    ExpressionAttributeNames: { '#pk': 'pk', '#at': 'atMs' },
    ExpressionAttributeValues: { ':taken': taken.atMs ?? number(0) },
  });
  await unlessLost(client.send(command), undefined, undefined);
};

/** Gives a code of the pool back. Cut off in between it is nobody's, and never two people's. */
export const releaseCode = async (
  { client, tableName }: CodeStore,
  offerId: string,
  code: string,
  { grantId, nowMs, isOfPool }: { grantId: string; nowMs: number; isOfPool: boolean },
): Promise<void> => {
  const command = new DeleteItemCommand({
    TableName: tableName,
    Key: keyOf(takenKey(offerId, code)),
    ConditionExpression: '#grant = :grant',
    ExpressionAttributeNames: { '#grant': 'grantId' },
    ExpressionAttributeValues: { ':grant': { S: grantId } },
  });
  const isReleased = await unlessLost(client.send(command), true, false);
  if (isReleased && isOfPool)
    await putItems(client, tableName, [{ ...keyOf(freeKey(offerId, code)), atMs: number(nowMs) }]);
};

/** A code that was used goes to nobody else. */
export const markCodeUsed = async (
  { client, tableName }: CodeStore,
  offerId: string,
  code: string,
  { grantId, usedAtMs }: { grantId: string; usedAtMs: number },
): Promise<void> => {
  const command = new UpdateItemCommand({
    TableName: tableName,
    Key: keyOf(takenKey(offerId, code)),
    UpdateExpression: 'SET #used = :used',
    ConditionExpression: '#grant = :grant',
    ExpressionAttributeNames: { '#grant': 'grantId', '#used': 'usedAtMs' },
    ExpressionAttributeValues: { ':grant': { S: grantId }, ':used': number(usedAtMs) },
  });
  await unlessLost(client.send(command), undefined, undefined);
};

const codeIn = (item: Item): string => item.sk?.S?.slice(2) ?? '';

const pick = <T>(all: readonly T[], random: () => number): T | undefined =>
  all[Math.floor(random() * all.length)];

/** A code that seems to be free: one of the pool, else one whose promise ran out unused. Undefined when there is none. */
export const candidateOfPool = async (
  store: CodeStore,
  offerId: string,
  nowMs: number,
): Promise<string | undefined> => {
  const start = Math.floor(store.random() * CODE_SHARDS);
  const shards = Array.from({ length: CODE_SHARDS }, (_, at) => (start + at) % CODE_SHARDS);
  for (const prefix of ['F#', 'T#'] as const) {
    for (const shard of shards) {
      const { items } = await queryPage(store, codePartition(offerId, shard), prefix, {
        limit: prefix === 'F#' ? LOOKED_AT : 8 * LOOKED_AT,
      });
      const usable = prefix === 'F#' ? items : items.filter((item) => isOver(item, nowMs));
      const found = pick(usable, store.random);
      if (found) return codeIn(found);
    }
  }
  return undefined;
};

const isOver = ({ overAtMs, usedAtMs }: Item, nowMs: number): boolean =>
  overAtMs?.N !== undefined && usedAtMs === undefined && Number(overAtMs.N) < nowMs - GRACE_MS;

/** Those that were ever in the pool are left out. */
export const putCodes = async (
  { client, tableName }: CodeStore,
  offerId: string,
  codes: readonly string[],
  nowMs: number,
): Promise<number> => {
  const keys = codes.flatMap((code) => [takenKey(offerId, code), freeKey(offerId, code)]);
  const known = new Set((await getItems(client, tableName, keys)).map(codeIn));
  const fresh = codes.filter((code) => !known.has(code));
  const items = fresh.map((code) => ({ ...keyOf(freeKey(offerId, code)), atMs: number(nowMs) }));
  await putItems(client, tableName, items);
  return fresh.length;
};
