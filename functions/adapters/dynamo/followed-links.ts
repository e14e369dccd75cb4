import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { HOUR_MS } from '../../../core/duration.ts';
import { shortHash } from '../../../core/hash.ts';
import type { FollowedLinks } from '../../../core/send/ports.ts';
import { keyOf } from './item.ts';

/** A burst is over long before. */
const KEPT_MS = HOUR_MS;

/** Which links of one mail were followed, as hashes, in one item that lives for an hour from the first. */
export const dynamoFollowedLinks = (client: DynamoDBClient, tableName: string): FollowedLinks => ({
  async note(sendId, url, atMs) {
    const { Attributes: item } = await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf({ pk: `B#${sendId}`, sk: '#' }),
        UpdateExpression:
          'ADD #links :link SET #first = if_not_exists(#first, :now), #expires = if_not_exists(#expires, :expires)',
        ExpressionAttributeNames: {
          '#links': 'links',
          '#first': 'firstAtMs',
          '#expires': 'expiresAtSeconds',
        },
        ExpressionAttributeValues: {
          ':link': { SS: [shortHash(url)] },
          ':now': { N: String(atMs) },
          ':expires': { N: String(Math.ceil((atMs + KEPT_MS) / 1000)) },
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    const firstAtMs = Number(item?.firstAtMs?.N ?? atMs);
    return { links: item?.links?.SS?.length ?? 1, sinceMs: Math.max(0, atMs - firstAtMs) };
  },
});
