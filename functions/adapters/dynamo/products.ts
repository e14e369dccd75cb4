import { DeleteItemCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { MINUTE_MS } from '../../../core/duration.ts';
import { ProviderUnavailable } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import { INTEREST_MS, interestList, interestSortKey } from '../../../core/product/interest.ts';
import type { Interests, Kept, Products } from '../../../core/product/ports.ts';
import type { Product } from '../../../core/product/product.ts';
import { held } from '../held.ts';
import { CATALOGUE, catalogueIds, productKey } from './catalogue-ids.ts';
import { getItems, type Item, isAlive, keyOf } from './item.ts';
import { onList } from './lists.ts';
import { partitionOf } from './profile-item.ts';

/** There is a catalogue: put once by each function that fills it. */
const markKey = { pk: 'PRODUCTS', sk: '#' };
const HELD_MS = MINUTE_MS;

const keptOf = (item: Item): Kept[] =>
  item.body?.S === undefined
    ? []
    : [
        {
          product: JSON.parse(item.body.S) as Product,
          ...(item.feedId?.S !== undefined && { feedId: item.feedId.S }),
        },
      ];

const itemOf = (product: Product, feedId: string | undefined): Item => ({
  ...keyOf(productKey(product.id)),
  body: { S: JSON.stringify(product) },
  ...(feedId !== undefined && { feedId: { S: feedId } }),
  ...onList(CATALOGUE, product.id),
});

/** The catalogue, an item a product, all of them on the list `catalogue`. */
export const dynamoProducts = (client: DynamoDBClient, tableName: string, clock: Clock): Products => {
  const put = (item: Item) => client.send(new PutItemCommand({ TableName: tableName, Item: item }));
  const isKept = held(async () => (await getItems(client, tableName, [markKey])).length > 0, clock, HELD_MS);
  const mark = held(() => put(keyOf(markKey)), clock, HELD_MS);
  const kept = async (ids: readonly string[]): Promise<Kept[]> =>
    (await getItems(client, tableName, ids.map(productKey))).flatMap(keptOf);

  return {
    kept,
    async get(id) {
      return (await kept([id]))[0]?.product;
    },
    async find(ids) {
      try {
        const products = new Map((await kept(ids)).map(({ product }) => [product.id, product]));
        return { products, isKept: products.size > 0 || (await isKept()) };
      } catch (cause) {
        throw new ProviderUnavailable('catalogue', false, { cause });
      }
    },
    async page(cursor, limit) {
      const { ids, cursor: next } = await catalogueIds(client, tableName, cursor, limit);
      return { kept: await kept(ids), ...(next !== undefined && { cursor: next }) };
    },
    async put(product, feedId) {
      await mark();
      await put(itemOf(product, feedId));
    },
  };
};

const interestKey = (profileId: string, productId: string) => ({
  pk: partitionOf(profileId),
  sk: interestSortKey(productId),
});

export const INTERESTS = ['N#', 'N#~'] as const;
export const interestOf = ({ productId }: Item) => ({ productId: productId?.S ?? '' });

/** `N#<hash of the product>` under the person, on the product's list. */
export const dynamoInterests = (client: DynamoDBClient, tableName: string, clock: Clock): Interests => ({
  async put(profileId, productId, atMs) {
    const Item = {
      ...keyOf(interestKey(profileId, productId)),
      productId: { S: productId },
      ...onList(interestList(productId), profileId),
      expiresAtSeconds: { N: String(Math.ceil((atMs + INTEREST_MS) / 1000)) },
    };
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
  },
  async remove(profileId, productId) {
    const Key = keyOf(interestKey(profileId, productId));
    await client.send(new DeleteItemCommand({ TableName: tableName, Key }));
  },
  async alive(keys) {
    const places = keys.map(({ profileId, sk }) => ({ pk: partitionOf(profileId), sk }));
    const items = await getItems(client, tableName, places);
    return items.flatMap((item) =>
      isAlive(item, clock.now()) ? (item.pk?.S?.slice(partitionOf('').length) ?? []) : [],
    );
  },
});
