import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { shortHash } from '../../../core/hash.ts';
import type { Clock } from '../../../core/ports.ts';
import type { SentIds, SentMessages } from '../../../core/send/ports.ts';

/** An id may be of any length and alphabet. */
const keyFor = (provider: string, providerId: string) => ({
  pk: { S: `M#${provider}#${shortHash(providerId)}` },
  sk: { S: '#' },
});

/** Under `M#<provider>#<hash of its id>`, for as long as reports may come. */
export const dynamoSentMessages = (
  client: DynamoDBClient,
  tableName: string,
  clock: Clock,
): SentMessages => ({
  async put(provider, providerId, ids, expiresAtSeconds) {
    const item = {
      ...keyFor(provider, providerId),
      body: { S: JSON.stringify(ids) },
      expiresAtSeconds: { N: String(expiresAtSeconds) },
    };
    await client.send(new PutItemCommand({ TableName: tableName, Item: item }));
  },

  async get(provider, providerId) {
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: keyFor(provider, providerId) }),
    );
    const isAlive = Number(item?.expiresAtSeconds?.N) * 1000 > clock.now();
    return item?.body?.S && isAlive ? (JSON.parse(item.body.S) as SentIds) : undefined;
  },
});
