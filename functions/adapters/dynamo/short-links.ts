import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../../../core/ports.ts';
import type { ShortLink, ShortLinks } from '../../../core/send/ports.ts';

export const shortLinkKey = (id: string) => ({ pk: { S: `L#${id}` }, sk: { S: '#' } });

/** Links short enough for one SMS, under `L#<id>`. Expiry is compared here: the table's own deletion runs late. */
export const dynamoShortLinks = (client: DynamoDBClient, tableName: string, clock: Clock): ShortLinks => ({
  async put(link) {
    const { id, expiresAtSeconds, ...body } = link;
    const item = {
      ...shortLinkKey(id),
      body: { S: JSON.stringify(body) },
      expiresAtSeconds: { N: String(expiresAtSeconds) },
    };
    await client.send(new PutItemCommand({ TableName: tableName, Item: item }));
  },

  async get(id) {
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: shortLinkKey(id) }),
    );
    const expiresAtSeconds = Number(item?.expiresAtSeconds?.N);
    if (!item?.body?.S || expiresAtSeconds * 1000 <= clock.now()) return undefined;
    return {
      ...(JSON.parse(item.body.S) as Omit<ShortLink, 'id' | 'expiresAtSeconds'>),
      id,
      expiresAtSeconds,
    };
  },
});
