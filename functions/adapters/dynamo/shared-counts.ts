import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { SharedCounts } from '../../../core/throttle/ports.ts';
import { WINDOW_MS } from '../../../core/throttle/tally.ts';
import { keyOf } from './item.ts';

/** Long enough for clocks that differ. */
const KEPT_MS = 60_000;

/**
 * `THROTTLE#<name>`/`<window>`: the attribute `total`. The client must try once only: an addition that is repeated would refuse
 * what is below the limit.
 */
export const dynamoSharedCounts = (client: DynamoDBClient, tableName: string): SharedCounts => ({
  async add(name, windowNo, amount) {
    const command = new UpdateItemCommand({
      TableName: tableName,
      Key: keyOf({ pk: `THROTTLE#${name}`, sk: String(windowNo) }),
      UpdateExpression: 'ADD #total :amount SET #expires = :expires',
      ExpressionAttributeNames: { '#total': 'total', '#expires': 'expiresAtSeconds' },
      ExpressionAttributeValues: {
        ':amount': { N: String(amount) },
        ':expires': { N: String(Math.ceil(((windowNo + 1) * WINDOW_MS + KEPT_MS) / 1000)) },
      },
      ReturnValues: 'UPDATED_NEW',
    });
    const { Attributes } = await client.send(command);
    return Number(Attributes?.total?.N ?? amount);
  },
});
