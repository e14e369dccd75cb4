import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { NamedLink, NamedLinks } from '../../../core/link/named-link.ts';
import type { Clock } from '../../../core/ports.ts';
import { elsewhereItem } from './elsewhere.ts';
import { getItems, type Item, isAlive, keyOf, putItems, putNew } from './item.ts';
import { expiry } from './profile-item.ts';

const PREFIX = 'Q#';
const linkKey = (id: string) => ({ pk: PREFIX + id, sk: '#' });

/** The link that an item holds; undefined of items of another kind. */
export const namedLinkIn = ({ pk, body }: Item): NamedLink | undefined =>
  pk?.S?.startsWith(PREFIX) && body?.S !== undefined ? (JSON.parse(body.S) as NamedLink) : undefined;

/** Links of posters and receipts, under `Q#<id>`, each with how often it was opened. */
export const dynamoNamedLinks = (client: DynamoDBClient, tableName: string, clock: Clock): NamedLinks => {
  const read = async (id: string): Promise<Item | undefined> => {
    const [item] = await getItems(client, tableName, [linkKey(id)]);
    return item && isAlive(item, clock.now()) ? item : undefined;
  };

  return {
    async create(link) {
      const { id, profileId, expiresAtSeconds } = link;
      // A person's own has an id that nobody else's has.
      if (profileId !== undefined)
        await putItems(client, tableName, [elsewhereItem(profileId, linkKey(id).pk, expiresAtSeconds)]);
      return putNew(client, tableName, {
        ...keyOf(linkKey(id)),
        body: { S: JSON.stringify(link) },
        ...expiry(expiresAtSeconds),
      });
    },
    async get(id) {
      const item = await read(id);
      return item && namedLinkIn(item);
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
