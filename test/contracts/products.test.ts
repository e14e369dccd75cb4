import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../core/duration.ts';
import { shardOf } from '../../core/lists.ts';
import { interestList } from '../../core/product/interest.ts';
import { dynamoLists } from '../../functions/adapters/dynamo/lists.ts';
import { dynamoInterests, dynamoProducts } from '../../functions/adapters/dynamo/products.ts';
import { fakeProducts } from '../support/fakes/products.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const T0 = Date.parse('2026-03-02T09:00:00Z');

describe.each([
  ['fake', fakeProducts],
  ['DynamoDB', () => dynamoProducts(table.client, table.tableName, { now: () => 0 })],
])('the catalogue, %s', (_, make) => {
  it('holds a product as it was said last', async () => {
    const products = make();
    const kettle = { id: 'p#1', name: 'Kettle', price: 19.9, currency: 'EUR' };
    await products.put(kettle);
    await products.put({ ...kettle, stock: 3 });
    expect(await products.get('p#1')).toEqual({ ...kettle, stock: 3 });
    expect(await products.get('p')).toBeUndefined();
  });

  it('tells what it knows of those that are asked for, and whether there is one', async () => {
    const products = make();
    const cup = { id: 'cup', name: 'Cup' };
    await products.put(cup);
    const found = await products.find(['cup', 'nothing']);
    expect(found).toEqual({ products: new Map([['cup', cup]]), isKept: true });
    expect(await products.find([])).toEqual({ products: new Map(), isKept: true });
  });

  it('is told page by page, each product once, with the feed that said it', async () => {
    const products = make();
    const ids = Array.from({ length: 40 }, (_, at) => `page ${at}`);
    for (const id of ids) await products.put({ id, name: id }, id === 'page 7' ? 'shop' : undefined);
    const told: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await products.page(cursor, 9);
      expect(page.kept.length).toBeLessThanOrEqual(9);
      told.push(...page.kept.map(({ product }) => product.id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(told.filter((id) => id.startsWith('page')).toSorted()).toEqual(ids.toSorted());
    expect(new Set(told).size).toBe(told.length);
    expect(await products.kept(['page 7', 'nothing'])).toEqual([
      { product: { id: 'page 7', name: 'page 7' }, feedId: 'shop' },
    ]);
    await expect(products.page('nonsense', 9)).rejects.toMatchObject({ code: 'invalid' });
  });
});

it('a shop that has put nothing into it keeps none, DynamoDB', async () => {
  const empty = await startTable();
  const products = dynamoProducts(empty.client, empty.tableName, { now: () => 0 });
  expect(await products.find(['p1'])).toEqual({ products: new Map(), isKept: false });
  await empty.stop();
  await expect(products.find(['p1', 'p2'])).rejects.toMatchObject({ code: 'provider-unavailable' });
});

describe('interests, DynamoDB', () => {
  it('stand on the list of the product until they are forgotten or over', async () => {
    const time = { nowMs: T0 };
    const interests = dynamoInterests(table.client, table.tableName, { now: () => time.nowMs });
    const lists = dynamoLists(table.client, table.tableName);
    const keysOf = async (id: string) =>
      (await lists.page(interestList('kettle'), shardOf(id), undefined, 10)).keys.filter(
        ({ profileId }) => profileId === id,
      );
    await interests.put('ann', 'kettle', T0);
    await interests.put('ann', 'kettle', T0 + 1000);
    await interests.put('ann', 'tea', T0);

    const keys = await keysOf('ann');
    expect(keys).toHaveLength(1);
    expect(await interests.alive(keys)).toEqual(['ann']);
    time.nowMs = T0 + 30 * DAY_MS + 1001;
    expect(await interests.alive(keys)).toEqual([]);
    await interests.remove('ann', 'kettle');
    expect(await keysOf('ann')).toEqual([]);
  });
});
