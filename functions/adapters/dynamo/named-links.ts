import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { NamedLink, NamedLinks } from '../../../core/link/named-link.ts';
import type { Clock } from '../../../core/ports.ts';
import { getItems, type Item, isAlive, keyOf, putNew } from './item.ts';

const linkKey = (id: string) => ({ pk: `Q#${id}`, sk: '#' });

/** Links of posters and receipts, under `Q#<id>`, each with how often it was opened. */
export const dynamoNamedLinks = (client: DynamoDBClient, tableName: string, clock: Clock): NamedLinks => {
  const read = async (id: string): Promise<Item | undefined> => {
    const [item] = await getItems(client, tableName, [linkKey(id)]);
    return item && isAlive(item, clock.now()) ? item : undefined;
  };

  return {
    create(link) {
      const { expiresAtSeconds } = link;
      return putNew(client, tableName, {
        ...keyOf(linkKey(link.id)),
        body: { S: JSON.stringify(link) },
        ...(expiresAtSeconds !== undefined && { expiresAtSeconds: { N: String(expiresAtSeconds) } }),
      });
    },
    async get(id) {
      const item = await read(id);
      return item?.body?.S === undefined ? undefined : (JSON.parse(item.body.S) as NamedLink);
    },
    async count(id) {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: keyOf(linkKey(id)),
          UpdateExpression: 'ADD #opened :one',
          ExpressionAttributeNames: { '#opened': 'opened' },
          ExpressionAttributeValues: { ':one': { N: '1' } },
        }),
      );
    },
    opened: async (id) => Number((await read(id))?.opened?.N ?? 0),
  };
};
