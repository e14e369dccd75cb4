import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../../../core/ports.ts';
import type { People } from '../../../core/profile/people.ts';
import { systemClock } from '../../runtime/system-clock.ts';
import { enrollmentOf } from './enrollment-item.ts';
import { goneOf } from './gone.ts';
import { getItems, type Item, isAlive } from './item.ts';
import { partitionOf, profileOf } from './profile-item.ts';
import { pointerKey } from './profiles.ts';

/** People for reading: the hot item and the enrollments lie next to each other, history after them. */
export const dynamoPeople = (
  client: DynamoDBClient,
  tableName: string,
  clock: Clock = systemClock,
): People => ({
  async pointer(identity) {
    const [item] = await getItems(client, tableName, [pointerKey(identity)]);
    return item && isAlive(item, clock.now()) ? item.profileId?.S : undefined;
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
    for await (const page of pages)
      items.push(...(page.Items ?? []).filter((item) => isAlive(item, clock.now())));
    const hot = items.find((item) => item.sk?.S === '#');
    const isThere = hot && goneOf(hot, clock.now()) !== 'erased';
    const enrollments = items.filter((item) => item.sk?.S?.startsWith('E#')).map(enrollmentOf);
    return { ...(isThere && { profile: profileOf(hot).value }), enrollments };
  },
});
