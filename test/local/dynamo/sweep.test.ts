import { describe, expect, it } from '@jest/globals';
import { createDynamoCall } from '../../../local/dynamo/call.ts';
import { freshFixture } from '../support/fixture.ts';

const local = freshFixture();

describe('time to live', () => {
  it('takes what has expired by the virtual clock and nothing else', async () => {
    const call = createDynamoCall(local().dynamodb.endpoint);
    const TableName = local().tableNames.ItemTable;
    const nowSeconds = Math.floor(local().clock.nowMs() / 1000);
    const put = (sk: string, expiry: object) =>
      call('PutItem', { TableName, Item: { pk: { S: 'x' }, sk: { S: sk }, ...expiry } });
    await put('in an hour', { expiresAtSeconds: { N: String(nowSeconds + 3600) } });
    await put('in a day', { expiresAtSeconds: { N: String(nowSeconds + 86_400) } });
    await put('never', {});
    expect(await local().sweep()).toBe(0);

    await local().clock.advance('PT2H');

    expect(await local().sweep()).toBe(1);
    const { Items } = await call<{ Items: { sk: { S: string } }[] }>('Scan', { TableName });
    expect(Items.map(({ sk }) => sk.S).sort()).toEqual(['in a day', 'never']);
  });
});
