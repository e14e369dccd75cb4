import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DAY_MS } from '../../../core/duration.ts';
import type { FirstTimes } from '../../../core/send/ports.ts';
import { keyOf } from './item.ts';

/** Longer than anybody opens a mail again whose journey is still known. */
const KEPT_MS = 90 * DAY_MS;

/** What was reported of one message, each with its first time, in one item beside the links that were followed. */
export const dynamoFirstTimes = (client: DynamoDBClient, tableName: string): FirstTimes => ({
  async of(sendId, what, atMs) {
    const { Attributes: item } = await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf({ pk: `B#${sendId}`, sk: 'F#' }),
        UpdateExpression:
          'SET #what = if_not_exists(#what, :now), #expires = if_not_exists(#expires, :expires)',
        ExpressionAttributeNames: { '#what': `${what}AtMs`, '#expires': 'expiresAtSeconds' },
        ExpressionAttributeValues: {
          ':now': { N: String(atMs) },
          ':expires': { N: String(Math.ceil((atMs + KEPT_MS) / 1000)) },
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Number(item?.[`${what}AtMs`]?.N ?? atMs);
  },
});
