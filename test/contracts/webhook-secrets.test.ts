import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dynamoWebhookSecrets } from '../../functions/adapters/dynamo/webhook-secrets.ts';
import { fakeWebhookSecrets } from '../support/fakes/webhook-secrets.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

describe.each([
  ['fake', fakeWebhookSecrets],
  ['DynamoDB', () => dynamoWebhookSecrets(table.client, table.tableName)],
])('secrets of webhooks, %s', (_, make) => {
  it('are found by name, listed without their value, replaced and forgotten', async () => {
    const secrets = make();
    await secrets.put('crm', 'first', 1);
    await secrets.put('erp', 'other', 2);
    await secrets.put('crm', 'second', 3);

    expect(await secrets.get('crm')).toBe('second');
    expect(await secrets.get('none')).toBeUndefined();
    expect(await secrets.list()).toEqual([
      { name: 'crm', savedAtMs: 3 },
      { name: 'erp', savedAtMs: 2 },
    ]);
    await secrets.remove('crm');
    expect(await secrets.get('crm')).toBeUndefined();
    expect(await secrets.list()).toHaveLength(1);
    await secrets.remove('erp');
  });
});
