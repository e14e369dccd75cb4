import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { EntryCaps } from '../../../core/journey/ports.ts';

/** Enough of an id to tell five thousand apart. */
const ID_LETTERS = 16;

/**
 * A set of enrollment ids per journey and window. It grows on condition of its size, so that the count is exact however many
 * come in at once, and one that asks again is not counted twice.
 */
export const dynamoEntryCaps = (client: DynamoDBClient, tableName: string): EntryCaps => ({
  async reserve({ journeyId, window, enrollmentId, max, expiresAtSeconds }) {
    const id = enrollmentId.slice(0, ID_LETTERS);
    const command = new UpdateItemCommand({
      TableName: tableName,
      Key: { pk: { S: `J#${journeyId}` }, sk: { S: window } },
      UpdateExpression: 'ADD #ids :ids SET #expires = :expires',
      ConditionExpression: 'attribute_not_exists(#ids) OR size(#ids) < :max OR contains(#ids, :id)',
      ExpressionAttributeNames: { '#ids': 'enrollmentIds', '#expires': 'expiresAtSeconds' },
      ExpressionAttributeValues: {
        ':ids': { SS: [id] },
        ':id': { S: id },
        ':max': { N: String(max) },
        ':expires': { N: String(expiresAtSeconds) },
      },
    });
    try {
      await client.send(command);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
});
