import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
} from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../core/errors.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { Enrollments } from '../../../core/journey/ports.ts';
import type { Clock } from '../../../core/ports.ts';
import { systemClock } from '../../runtime/system-clock.ts';
import { defaultRetention, type Retention } from '../retention.ts';
import { enrollmentItem, enrollmentKey, enrollmentOf } from './enrollment-item.ts';
import { getItems, type Item, isAlive, isLost, keyOf, putNew } from './item.ts';
import { partitionOf } from './profile-item.ts';

const onVersion = (version: number) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': { N: String(version) } },
});

/** Enrollments under the profile they were born with, `E#<id>`. */
export const dynamoEnrollments = (
  client: DynamoDBClient,
  tableName: string,
  retention: Retention = defaultRetention,
  clock: Clock = systemClock,
): Enrollments => {
  const itemOf = async (enrollment: Enrollment) =>
    enrollmentItem(enrollment, (await retention()).enrollments);
  const ofProfile = async (profileId: string): Promise<Enrollment[]> => {
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
        ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
        ExpressionAttributeValues: { ':pk': { S: partitionOf(profileId) }, ':prefix': { S: 'E#' } },
      },
    );
    const items: Item[] = [];
    for await (const page of pages) items.push(...(page.Items ?? []));
    return items.filter((item) => isAlive(item, clock.now())).map(enrollmentOf);
  };

  return {
    ofProfiles: async (profileIds) => (await Promise.all(profileIds.map(ofProfile))).flat(),

    async get(profileId, enrollmentId) {
      const [item] = await getItems(client, tableName, [enrollmentKey(profileId, enrollmentId)]);
      return item && isAlive(item, clock.now()) ? enrollmentOf(item) : undefined;
    },

    create: async (enrollment) => putNew(client, tableName, await itemOf(enrollment), clock.now()),

    async save(enrollment) {
      const written = { ...enrollment, version: enrollment.version + 1 };
      const command = new PutItemCommand({
        TableName: tableName,
        Item: await itemOf(written),
        ...onVersion(enrollment.version),
      });
      try {
        await client.send(command);
        return written;
      } catch (error) {
        throw isLost(error) ? new Conflict('enrollment', { cause: error }) : error;
      }
    },

    async removeUntouched({ profileId, id, version }) {
      const command = new DeleteItemCommand({
        TableName: tableName,
        Key: keyOf(enrollmentKey(profileId, id)),
        ...onVersion(version),
      });
      try {
        await client.send(command);
        return 'removed';
      } catch (error) {
        if (isLost(error)) return 'kept';
        throw error;
      }
    },
  };
};
