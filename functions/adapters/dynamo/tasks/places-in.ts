import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Key } from '../item.ts';

export interface Place {
  id: string;
  profileId: string;
  key: Key;
  /** When it was due or closed: it is no older than that. */
  createdAtMs: number;
}

/** A page of a list; open ones the first due first, closed ones the last closed first. */
export const placesIn = async (
  { client, tableName }: { client: DynamoDBClient; tableName: string },
  { pk, isOpen, cursor, limit }: { pk: string; isOpen: boolean; cursor?: string | undefined; limit: number },
): Promise<{ places: Place[]; cursor?: string }> => {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': 'pk' },
      ExpressionAttributeValues: { ':pk': { S: pk } },
      ScanIndexForward: isOpen,
      Limit: limit,
      ...(cursor !== undefined && { ExclusiveStartKey: { pk: { S: pk }, sk: { S: cursor } } }),
    }),
  );
  const places = Items.map((item) => {
    const sk = item.sk?.S ?? '';
    return {
      id: item.id?.S ?? '',
      profileId: item.profileId?.S ?? '',
      key: { pk, sk },
      createdAtMs: Date.parse(sk.slice(0, 24)),
    };
  });
  const next = LastEvaluatedKey?.sk?.S;
  return { places, ...(next !== undefined && { cursor: next }) };
};
