import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { shortHash } from '../../../core/hash.ts';
import type { Clock } from '../../../core/ports.ts';
import type { SentIds, SentMessages } from '../../../core/send/ports.ts';
import { elsewhereItem } from './elsewhere.ts';
import { type Item, isAlive, keyOf, putItems } from './item.ts';
import { expiry } from './profile-item.ts';

const PREFIX = 'M#';
/** An id may be of any length and alphabet. */
const placeOf = (provider: string, providerId: string) => ({
  pk: `${PREFIX}${provider}#${shortHash(providerId)}`,
  sk: '#',
});

/** Whose message an item names; undefined of items of another kind. */
export const sentIdsIn = ({ pk, body }: Item): SentIds | undefined =>
  pk?.S?.startsWith(PREFIX) && body?.S !== undefined ? (JSON.parse(body.S) as SentIds) : undefined;

/** Under `M#<provider>#<hash of its id>`, for as long as reports may come; with her address, so that she leads to it. */
export const dynamoSentMessages = (
  client: DynamoDBClient,
  tableName: string,
  clock: Clock,
): SentMessages => ({
  async put(provider, providerId, ids, expiresAtSeconds) {
    const place = placeOf(provider, providerId);
    const item = { ...keyOf(place), body: { S: JSON.stringify(ids) }, ...expiry(expiresAtSeconds) };
    await putItems(client, tableName, [elsewhereItem(ids.profileId, place.pk, expiresAtSeconds), item]);
  },

  async get(provider, providerId) {
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: keyOf(placeOf(provider, providerId)) }),
    );
    return item && isAlive(item, clock.now()) ? sentIdsIn(item) : undefined;
  },
});
