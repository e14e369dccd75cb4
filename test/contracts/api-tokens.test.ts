import { createHash } from 'node:crypto';
import { DeleteItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dynamoApiTokens } from '../../functions/adapters/dynamo/api-tokens.ts';
import { fakeApiTokens } from '../support/fakes/api-tokens.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

describe('API tokens', () => {
  it('are found by their secret, which the table does not hold', async () => {
    const tokens = dynamoApiTokens(table.client, table.tableName, { now: () => 0 });

    await tokens.put('open-sesame', { name: 'ann', role: 'marketer' });

    expect(await tokens.find('open-sesame')).toEqual({ name: 'ann', role: 'marketer' });
    expect(await tokens.find('open-sesam')).toBeUndefined();
    const { Items } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
    expect(JSON.stringify(Items)).not.toContain('open-sesame');
  });

  it.each([
    [['read', 'write'], 'admin'],
    [['read'], 'viewer'],
    [[], 'viewer'],
  ])('from before there were roles stay what they were: %j is %s', async (scopes, role) => {
    const tokens = dynamoApiTokens(table.client, table.tableName, { now: () => 0 });
    const secret = `old-${scopes.join('-')}`;
    const hash = createHash('sha256').update(secret).digest('hex');
    const body = { S: JSON.stringify({ name: 'ann', scopes }) };
    const Item = { pk: { S: `TOKEN#${hash}` }, sk: { S: '#' }, body };
    await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));

    expect(await tokens.find(secret)).toEqual({ name: 'ann', role });
  });

  it('are refused 15 seconds after they were taken back', async () => {
    let nowMs = 0;
    const tokens = dynamoApiTokens(table.client, table.tableName, { now: () => nowMs });
    await tokens.put('short-lived', { name: 'bob', role: 'admin' });
    await tokens.find('short-lived');

    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
    for (const { pk, sk } of Items) {
      if (pk && sk)
        await table.client.send(new DeleteItemCommand({ TableName: table.tableName, Key: { pk, sk } }));
    }

    expect(await tokens.find('short-lived')).toEqual({ name: 'bob', role: 'admin' });
    nowMs = 15_000;
    expect(await tokens.find('short-lived')).toBeUndefined();
  });

  it('from before they were listed are listed once they have been used', async () => {
    const tokens = dynamoApiTokens(table.client, table.tableName, { now: () => 7 });
    const hash = createHash('sha256').update('ancient').digest('hex');
    const body = { S: JSON.stringify({ name: 'ancient', scopes: ['read'] }) };
    const Item = { pk: { S: `TOKEN#${hash}` }, sk: { S: '#' }, body };
    await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));
    const named = async () => (await tokens.list()).filter(({ name }) => name === 'ancient');

    expect(await named()).toEqual([]);
    await tokens.find('ancient');

    expect(await named()).toEqual([{ id: hash.slice(0, 16), name: 'ancient', role: 'viewer', madeAtMs: 7 }]);
  });
});

describe.each([
  ['the fake', () => fakeApiTokens({ now: () => 5 })],
  ['DynamoDB', () => dynamoApiTokens(table.client, table.tableName, { now: () => 5 })],
])('tokens that are managed, on %s', (_, open) => {
  it('are listed without what opens anything, and refused when they are taken back', async () => {
    const tokens = open();
    const made = await tokens.put('s3cret', { name: 'eve', role: 'operator', by: 'ann' });
    const named = async () => (await tokens.list()).filter(({ name }) => name === 'eve');

    expect(made).toEqual({ id: expect.any(String), name: 'eve', role: 'operator', by: 'ann', madeAtMs: 5 });
    expect(await named()).toEqual([made]);
    expect(JSON.stringify(await named())).not.toContain('s3cret');
    expect(await tokens.find('s3cret')).toEqual({ name: 'eve', role: 'operator' });

    const narrow = await tokens.put('narrow', { name: 'ci', role: 'marketer', scopes: ['documents'] });
    expect(narrow).toMatchObject({ name: 'ci', scopes: ['documents'] });
    expect(await tokens.find('narrow')).toEqual({ name: 'ci', role: 'marketer', scopes: ['documents'] });

    await tokens.remove(made.id);
    await tokens.remove(made.id);
    expect([await named(), await tokens.find('s3cret')]).toEqual([[], undefined]);
  });
});
