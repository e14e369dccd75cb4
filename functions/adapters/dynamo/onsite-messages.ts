import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { OnsiteMessage, OnsiteMessages } from '../../../core/onsite/onsite-message.ts';
import type { Clock } from '../../../core/ports.ts';
import { itemsOf } from './erasure/children.ts';
import { isAlive, keyOf, putItems } from './item.ts';
import { partitionOf } from './profile-item.ts';

const WAITING = ['M#', 'M#~'] as const;

const keyFor = (profileId: string, sendId: string) =>
  keyOf({ pk: partitionOf(profileId), sk: `M#${sendId}` });

/** Messages that wait for a person, as items of hers. */
export const dynamoOnsiteMessages = (
  client: DynamoDBClient,
  tableName: string,
  clock: Clock,
): OnsiteMessages => ({
  async put(message) {
    const item = {
      ...keyFor(message.profileId, message.sendId),
      body: { S: JSON.stringify(message) },
      expiresAtSeconds: { N: String(Math.ceil(message.expiresAtMs / 1000)) },
    };
    await putItems(client, tableName, [item]);
  },

  async ofPeople(profileIds) {
    const found: OnsiteMessage[] = [];
    for (const profileId of profileIds)
      for await (const page of itemsOf({ client, tableName }, partitionOf(profileId), WAITING))
        found.push(
          ...page.filter((item) => isAlive(item, clock.now())).map(({ body }) => JSON.parse(body?.S ?? '{}')),
        );
    return found;
  },

  async remove(profileId, sendId) {
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: keyFor(profileId, sendId) }));
  },
});
