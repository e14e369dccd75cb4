import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SharedCounts } from '../../core/throttle/ports.ts';
import { dynamoSharedCounts } from '../../functions/adapters/dynamo/shared-counts.ts';
import { fakeSharedCounts } from '../support/fakes/shared-counts.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => SharedCounts][] = [
  ['fake', fakeSharedCounts],
  ['DynamoDB', () => dynamoSharedCounts(table.client, table.tableName)],
];

describe.each(makers)('counts that all processes share, %s', (_, make) => {
  it('are the sum of what all have added, however many do so at once', async () => {
    const counts = make();
    const answers = await Promise.all(Array.from({ length: 20 }, () => counts.add('busy', 1, 3)));

    expect(Math.max(...answers)).toBe(60);
    expect(await counts.add('busy', 1, 1)).toBe(61);
  });

  it('are of one name and one window', async () => {
    const counts = make();
    await counts.add('a', 1, 5);

    expect(await counts.add('b', 1, 1)).toBe(1);
    expect(await counts.add('a', 2, 2)).toBe(2);
  });
});

it('a count goes a minute after its window, the time of which is told in seconds', async () => {
  await dynamoSharedCounts(table.client, table.tableName).add('gone', 6, 1);

  const Key = { pk: { S: 'THROTTLE#gone' }, sk: { S: '6' } };
  const { Item } = await table.client.send(new GetItemCommand({ TableName: table.tableName, Key }));
  expect(Item?.expiresAtSeconds).toEqual({ N: '130' });
});
