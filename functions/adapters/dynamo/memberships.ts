import { DeleteItemCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { segmentList } from '../../../core/lists.ts';
import type { Memberships } from '../../../core/ports.ts';
import { type Key, keyOf } from './item.ts';
import { onList } from './lists.ts';
import { expiry, partitionOf } from './profile-item.ts';

export const membershipKey = (profileId: string, segmentId: string): Key => ({
  pk: partitionOf(profileId),
  sk: `G#${segmentId}`,
});

/** `G#<segmentId>` under the person, on the list of the segment. */
export const dynamoMemberships = (client: DynamoDBClient, tableName: string): Memberships => ({
  async put({ profileId, segmentId, sinceMs }, expiresAtSeconds) {
    const Item = {
      ...keyOf(membershipKey(profileId, segmentId)),
      sinceMs: { N: String(sinceMs) },
      ...onList(segmentList(segmentId), profileId),
      ...expiry(expiresAtSeconds),
    };
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
  },
  async remove(profileId, segmentId) {
    const Key = keyOf(membershipKey(profileId, segmentId));
    await client.send(new DeleteItemCommand({ TableName: tableName, Key }));
  },
});
