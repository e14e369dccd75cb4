import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { identityKey } from '../../../core/profile/identity-key.ts';
import type { People } from '../../../core/profile/people.ts';
import { enrollmentOf } from './enrollment-item.ts';
import { getItems, type Item } from './item.ts';
import { partitionOf, profileOf } from './profile-item.ts';

/** People for reading: the hot item and the enrollments lie next to each other, history after them. */
export const dynamoPeople = (client: DynamoDBClient, tableName: string): People => ({
  async pointer(identity) {
    const [item] = await getItems(client, tableName, [{ pk: `I#${identityKey(identity)}`, sk: '#' }]);
    return item?.profileId?.S;
  },

  async partition(profileId) {
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: '#pk = :pk AND #sk < :history',
        ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
        ExpressionAttributeValues: { ':pk': { S: partitionOf(profileId) }, ':history': { S: 'T#' } },
      },
    );
    const items: Item[] = [];
    for await (const page of pages) items.push(...(page.Items ?? []));
    const hot = items.find((item) => item.sk?.S === '#');
    const enrollments = items.filter((item) => item.sk?.S?.startsWith('E#')).map(enrollmentOf);
    return { ...(hot && { profile: profileOf(hot).value }), enrollments };
  },
});
