import {
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../core/errors.ts';
import { hashId } from '../../../core/hash.ts';
import type { HeldPoints, Loyalty, LoyaltyAsk, LoyaltyChanged } from '../../../core/loyalty/loyalty.ts';
import { getItems, type Item, isLost, keyOf } from './item.ts';
import { partitionOf } from './profile-item.ts';

const balanceKey = (profileId: string) => ({ pk: partitionOf(profileId), sk: 'Y#' });
const CHANGE = 'k#';
const changeName = (key: string): string => `${CHANGE}${hashId(['loyalty', key], 16)}`;
const mergedName = (loserId: string): string => `m#${loserId}`;

const numberIn = (item: Item | undefined, name: string): number => Number(item?.[name]?.N ?? 0);

/** The range of her items that points lie in. */
export const POINTS = ['Y#', 'Y#~'] as const;

/** The changes that an item was put together from. */
export const changesIn = (item: Item): HeldPoints['changes'] =>
  Object.entries(item).flatMap(([name, { N: change }]) =>
    name.startsWith(CHANGE) ? [{ id: name.slice(CHANGE.length), change: Number(change) }] : [],
  );

/**
 * One item a person, `Y#`: her points, and under `k#…` each change that was made, so that it is made once by the very write that checks
 * it. After a merge the loser's item is frozen first and its points are then added to the winner's, once, under `m#<loser>`.
 */
export const dynamoLoyalty = (client: DynamoDBClient, tableName: string): Loyalty => {
  const read = async (ids: readonly string[]): Promise<Map<string, Item>> => {
    const items = await getItems(client, tableName, ids.map(balanceKey));
    return new Map(items.map((item) => [item.pk?.S?.slice(partitionOf('').length) ?? '', item]));
  };
  /** What the write has made of the item, as far as it touched it; undefined if it was refused. */
  const update = (
    id: string,
    how: Omit<UpdateItemCommandInput, 'TableName' | 'Key'>,
  ): Promise<Item | undefined> =>
    client
      .send(
        new UpdateItemCommand({
          ...{ TableName: tableName, Key: keyOf(balanceKey(id)), ReturnValues: 'UPDATED_NEW' },
          ...how,
        }),
      )
      .then(
        ({ Attributes = {} }) => Attributes,
        (error: unknown) => {
          if (isLost(error)) return undefined;
          throw error;
        },
      );

  const isTaken = (items: ReadonlyMap<string, Item>, id: string): boolean => {
    const into = items.get(id)?.frozen?.S;
    return into !== undefined && items.get(into)?.[mergedName(id)] !== undefined;
  };

  /** Whose points are not the winner's yet: each step is safe to repeat, by whomever. Answers the losers' items, which change no more. */
  const gather = async (winner: string, losers: readonly string[]): Promise<Item[]> => {
    if (losers.length === 0) return [];
    const items = await read([winner, ...losers]);
    const frozen: Item[] = [];
    for (const loser of losers) {
      const before = items.get(loser);
      if (!before) continue;
      if (isTaken(items, loser)) {
        frozen.push(before);
        continue;
      }
      await update(loser, {
        UpdateExpression: 'SET #frozen = :into',
        ConditionExpression: 'attribute_not_exists(#frozen) OR #frozen <> :into',
        ExpressionAttributeNames: { '#frozen': 'frozen' },
        ExpressionAttributeValues: { ':into': { S: winner } },
      });
      const now = (await read([loser])).get(loser) ?? before;
      frozen.push(now);
      await update(winner, {
        UpdateExpression: 'SET #merged = :points ADD #balance :points',
        ConditionExpression: 'attribute_not_exists(#merged) AND attribute_not_exists(#frozen)',
        ExpressionAttributeNames: {
          '#merged': mergedName(loser),
          '#balance': 'balance',
          '#frozen': 'frozen',
        },
        ExpressionAttributeValues: { ':points': { N: String(numberIn(now, 'balance')) } },
      });
    }
    return frozen;
  };

  /** The change that a key stands for, if any does: her own before one that was made while she was two. */
  const madeBy = (key: string, items: readonly (Item | undefined)[]): number | undefined => {
    const made = items.map((item) => item?.[changeName(key)]?.N).find((change) => change !== undefined);
    return made === undefined ? undefined : Number(made);
  };

  const whyNot = async (ask: LoyaltyAsk, losers: readonly Item[]): Promise<LoyaltyChanged> => {
    const [winner] = ask.profileIds;
    const item = (await read([winner])).get(winner);
    if (item?.frozen) throw new Conflict('loyalty');
    const balance = numberIn(item, 'balance');
    const made = madeBy(ask.key, [item, ...losers]);
    if (made !== undefined) return { kind: made === ask.change ? 'repeated' : 'other-key', balance };
    if (ask.ifBalance !== undefined && ask.ifBalance !== balance) return { kind: 'other-balance', balance };
    if (balance + ask.change < 0) return { kind: 'too-few', balance };
    // It has changed since the write was refused.
    throw new Conflict('loyalty');
  };

  return {
    async balance(profileIds) {
      const items = await read(profileIds);
      return [...items].reduce(
        (sum, [id, item]) => sum + (isTaken(items, id) ? 0 : numberIn(item, 'balance')),
        0,
      );
    },

    async change(ask) {
      const { profileIds, change, key, ifBalance } = ask;
      const [winner, ...ids] = profileIds;
      const losers = await gather(winner, ids);
      if (madeBy(key, losers) !== undefined) return whyNot(ask, losers);
      const wants = [
        'attribute_not_exists(#change)',
        'attribute_not_exists(#frozen)',
        ...(change < 0 ? ['#balance >= :spent'] : []),
        ...(ifBalance === undefined
          ? []
          : [ifBalance === 0 ? '(attribute_not_exists(#balance) OR #balance = :now)' : '#balance = :now']),
      ];
      const made = await update(winner, {
        UpdateExpression: 'SET #change = :change ADD #balance :change',
        ConditionExpression: wants.join(' AND '),
        ExpressionAttributeNames: { '#change': changeName(key), '#balance': 'balance', '#frozen': 'frozen' },
        ExpressionAttributeValues: {
          ':change': { N: String(change) },
          ...(change < 0 && { ':spent': { N: String(-change) } }),
          ...(ifBalance !== undefined && { ':now': { N: String(ifBalance) } }),
        },
      });
      return made ? { kind: 'changed', balance: numberIn(made, 'balance') } : whyNot(ask, losers);
    },
  };
};
