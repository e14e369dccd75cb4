import {
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../core/errors.ts';
import { hashId } from '../../../core/hash.ts';
import type { Loyalty, LoyaltyAsk, LoyaltyChanged } from '../../../core/loyalty/loyalty.ts';
import { getItems, type Item, isLost, keyOf } from './item.ts';
import { partitionOf } from './profile-item.ts';

const balanceKey = (profileId: string) => ({ pk: partitionOf(profileId), sk: 'Y#' });
const changeName = (key: string): string => `k#${hashId(['loyalty', key], 16)}`;
const mergedName = (loserId: string): string => `m#${loserId}`;

const numberIn = (item: Item | undefined, name: string): number => Number(item?.[name]?.N ?? 0);

/**
 * One item a person, `Y#`: her points, and under `k#…` each change that was made, so that it is made once by the very write that checks
 * it. After a merge the loser's item is frozen first and its points are then added to the winner's, once, under `m#<loser>`.
 */
export const dynamoLoyalty = (client: DynamoDBClient, tableName: string): Loyalty => {
  const read = async (ids: readonly string[]): Promise<Map<string, Item>> => {
    const items = await getItems(client, tableName, ids.map(balanceKey));
    return new Map(items.map((item) => [item.pk?.S?.slice(partitionOf('').length) ?? '', item]));
  };
  const update = (id: string, how: Omit<UpdateItemCommandInput, 'TableName' | 'Key'>): Promise<boolean> =>
    client.send(new UpdateItemCommand({ TableName: tableName, Key: keyOf(balanceKey(id)), ...how })).then(
      () => true,
      (error: unknown) => {
        if (isLost(error)) return false;
        throw error;
      },
    );

  const isTaken = (items: ReadonlyMap<string, Item>, id: string): boolean => {
    const into = items.get(id)?.frozen?.S;
    return into !== undefined && items.get(into)?.[mergedName(id)] !== undefined;
  };

  /** Whose points are not the winner's yet: each step is safe to repeat, by whomever. */
  const gather = async (winner: string, losers: readonly string[]): Promise<void> => {
    const items = await read([winner, ...losers]);
    for (const loser of losers) {
      if (!items.has(loser) || isTaken(items, loser)) continue;
      await update(loser, {
        UpdateExpression: 'SET #frozen = :into',
        ConditionExpression: 'attribute_not_exists(#frozen) OR #frozen <> :into',
        ExpressionAttributeNames: { '#frozen': 'frozen' },
        ExpressionAttributeValues: { ':into': { S: winner } },
      });
      const points = numberIn((await read([loser])).get(loser), 'balance');
      await update(winner, {
        UpdateExpression: 'SET #merged = :points ADD #balance :points',
        ConditionExpression: 'attribute_not_exists(#merged) AND attribute_not_exists(#frozen)',
        ExpressionAttributeNames: {
          '#merged': mergedName(loser),
          '#balance': 'balance',
          '#frozen': 'frozen',
        },
        ExpressionAttributeValues: { ':points': { N: String(points) } },
      });
    }
  };

  const whyNot = async (ask: LoyaltyAsk): Promise<LoyaltyChanged> => {
    const [winner] = ask.profileIds;
    const item = (await read([winner])).get(winner);
    if (item?.frozen) throw new Conflict('loyalty');
    const balance = numberIn(item, 'balance');
    const made = item?.[changeName(ask.key)]?.N;
    if (made !== undefined) return { kind: Number(made) === ask.change ? 'repeated' : 'other-key', balance };
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
      const [winner, ...losers] = profileIds;
      if (losers.length > 0) await gather(winner, losers);
      const wants = [
        'attribute_not_exists(#change)',
        'attribute_not_exists(#frozen)',
        ...(change < 0 ? ['#balance >= :spent'] : []),
        ...(ifBalance === undefined
          ? []
          : [ifBalance === 0 ? '(attribute_not_exists(#balance) OR #balance = :now)' : '#balance = :now']),
      ];
      const isMade = await update(winner, {
        UpdateExpression: 'SET #change = :change ADD #balance :change',
        ConditionExpression: wants.join(' AND '),
        ExpressionAttributeNames: { '#change': changeName(key), '#balance': 'balance', '#frozen': 'frozen' },
        ExpressionAttributeValues: {
          ':change': { N: String(change) },
          ...(change < 0 && { ':spent': { N: String(-change) } }),
          ...(ifBalance !== undefined && { ':now': { N: String(ifBalance) } }),
        },
      });
      if (!isMade) return whyNot(ask);
      return { kind: 'changed', balance: numberIn((await read([winner])).get(winner), 'balance') };
    },
  };
};
