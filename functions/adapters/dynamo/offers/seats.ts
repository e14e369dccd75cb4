import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { isLost, keyOf } from '../item.ts';

type Table = { client: DynamoDBClient; tableName: string };

const update = async ({ client, tableName }: Table, offerId: string, by: number, max?: number) => {
  const command = new UpdateItemCommand({
    TableName: tableName,
    Key: keyOf({ pk: `K#${offerId}#count`, sk: '#' }),
    UpdateExpression: 'ADD #granted :by',
    ExpressionAttributeNames: { '#granted': 'granted' },
    ExpressionAttributeValues: {
      ':by': { N: String(by) },
      ...(max !== undefined && { ':max': { N: String(max) } }),
    },
    ...(max !== undefined && {
      ConditionExpression: 'attribute_not_exists(#granted) OR #granted < :max',
    }),
  });
  return client.send(command).then(
    () => true,
    (error: unknown) => {
      if (isLost(error)) return false;
      throw error;
    },
  );
};

/** Counts one more grant of at most `max`. Cut off after it, one is lost: never are there more than `max`. */
export const takeSeat = (table: Table, offerId: string, max: number): Promise<boolean> =>
  update(table, offerId, 1, max);

export const leaveSeat = (table: Table, offerId: string): Promise<boolean> => update(table, offerId, -1);
