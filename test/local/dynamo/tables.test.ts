import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { createDynamoCall } from '../../../local/dynamo/call.ts';
import { type Database, startDatabase } from '../../../local/dynamo/database.ts';
import { createTables } from '../../../local/dynamo/tables.ts';
import type { TableModel } from '../../../local/template/models/table.ts';

const tableOf = (indexes: TableModel['properties']['GlobalSecondaryIndexes']): TableModel => ({
  logicalId: 'People',
  name: 'people',
  properties: {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      ...indexes.map(() => ({ AttributeName: 'list', AttributeType: 'S' })),
    ],
    GlobalSecondaryIndexes: indexes,
    LocalSecondaryIndexes: [],
  },
});
const before = tableOf([]);
const after = tableOf([
  {
    IndexName: 'Lists',
    KeySchema: [{ AttributeName: 'list', KeyType: 'HASH' }],
    Projection: { ProjectionType: 'KEYS_ONLY' },
  },
]);

const folder = mkdtempSync(join(tmpdir(), 'kaskad-tables-'));
let database: Database | undefined;
afterEach(async () => {
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a table on disk gets the index that the template has since, and keeps what is in it', async () => {
  database = await startDatabase(folder);
  const call = createDynamoCall(database.endpoint);
  await createTables(call, [before]);
  const put = (pk: string) =>
    call('PutItem', { TableName: 'people', Item: { pk: { S: pk }, list: { S: 'inside' } } });
  for (let no = 0; no < 60; no++) await put(`p${no}`);

  await createTables(call, [after]);
  await createTables(call, [after]);

  const { Count } = await call<{ Count: number }>('Query', {
    TableName: 'people',
    IndexName: 'Lists',
    KeyConditionExpression: '#list = :list',
    ExpressionAttributeNames: { '#list': 'list' },
    ExpressionAttributeValues: { ':list': { S: 'inside' } },
  });
  expect(Count).toBe(60);
});
