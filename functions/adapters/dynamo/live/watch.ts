import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Watch } from '../../../../core/live/live.ts';
import { headKey, WATCHED_UNTIL } from './keys.ts';

/** The mark that somebody watches, an attribute of the head. Before the first publish there is none and nobody can watch. */
export const dynamoWatch = (client: DynamoDBClient, tableName: string): Watch => ({
  async untilMs() {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: headKey, ProjectionExpression: WATCHED_UNTIL }),
    );
    return Number(Item?.[WATCHED_UNTIL]?.N ?? 0);
  },

  async keepOn(untilMs) {
    const command = new UpdateItemCommand({
      TableName: tableName,
      Key: headKey,
      UpdateExpression: 'SET #until = :until',
      ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(#until) OR #until < :until)',
      ExpressionAttributeNames: { '#until': WATCHED_UNTIL },
      ExpressionAttributeValues: { ':until': { N: String(untilMs) } },
    });
    await client.send(command).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  },
});
