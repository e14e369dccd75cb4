import {
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../../core/errors.ts';
import type { Redemption, StoredGrant } from '../../../../core/offer/offers.ts';
import { isLost, keyOf } from '../item.ts';
import { grantKey, type HeldGrant } from './grant-item.ts';

type Table = { client: DynamoDBClient; tableName: string };

const mark = async (
  { client, tableName }: Table,
  { place }: HeldGrant,
  how: Omit<UpdateItemCommandInput, 'TableName' | 'Key'>,
): Promise<boolean> => {
  const command = new UpdateItemCommand({ TableName: tableName, Key: keyOf(grantKey(place)), ...how });
  return client.send(command).then(
    () => true,
    (error: unknown) => {
      if (isLost(error)) return false;
      throw error;
    },
  );
};

const granted = { ':granted': { S: 'granted' } };

/** False when it was used meanwhile, or somebody else promises it too. */
export const markReturned = (table: Table, held: HeldGrant): Promise<boolean> =>
  mark(table, held, {
    UpdateExpression: 'SET #state = :returned',
    ConditionExpression:
      '#state = :granted AND attribute_not_exists(#used) AND attribute_not_exists(#shared)',
    ExpressionAttributeNames: { '#state': 'state', '#used': 'usedAtMs', '#shared': 'shared' },
    ExpressionAttributeValues: { ...granted, ':returned': { S: 'returned' } },
  });

/** The earliest use counts. */
export const markUsed = (table: Table, held: HeldGrant, usedAtMs: number): Promise<boolean> =>
  mark(table, held, {
    UpdateExpression: 'SET #used = :used',
    ConditionExpression: 'attribute_exists(#pk) AND (attribute_not_exists(#used) OR #used > :used)',
    ExpressionAttributeNames: { '#pk': 'pk', '#used': 'usedAtMs' },
    ExpressionAttributeValues: { ':used': { N: String(usedAtMs) } },
  });

/** Another enrollment promises it as well. Throws Conflict when it went back meanwhile. */
export const share = async (table: Table, held: HeldGrant): Promise<void> => {
  const isShared = await mark(table, held, {
    UpdateExpression: 'SET #shared = :yes',
    ConditionExpression: '#state = :granted',
    ExpressionAttributeNames: { '#state': 'state', '#shared': 'shared' },
    ExpressionAttributeValues: { ...granted, ':yes': { BOOL: true } },
  });
  if (!isShared) throw new Conflict('offer');
};

/** False when it was redeemed, used or taken back since it was read. */
export const markRedeemed = (
  table: Table,
  held: HeldGrant,
  { usedAtMs }: Pick<StoredGrant, 'usedAtMs'>,
  { orderId, atMs, key }: Redemption,
): Promise<boolean> =>
  mark(table, held, {
    UpdateExpression: `SET #order = :order, #at = :at, #used = :at${key === undefined ? '' : ', #key = :key'}`,
    ConditionExpression: `#state = :granted AND attribute_not_exists(#order) AND ${
      usedAtMs === undefined ? 'attribute_not_exists(#used)' : '#used = :known'
    }`,
    ExpressionAttributeNames: {
      ...{ '#state': 'state', '#order': 'orderId', '#at': 'redeemedAtMs', '#used': 'usedAtMs' },
      ...(key !== undefined && { '#key': 'redeemKey' }),
    },
    ExpressionAttributeValues: {
      ...{ ...granted, ':order': { S: orderId }, ':at': { N: String(atMs) } },
      ...(usedAtMs !== undefined && { ':known': { N: String(usedAtMs) } }),
      ...(key !== undefined && { ':key': { S: key } }),
    },
  });
