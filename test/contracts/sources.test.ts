import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventSource } from '../../core/ports.ts';
import { putSource } from '../../functions/adapters/dynamo/source-registry.ts';
import { dynamoSources } from '../../functions/adapters/dynamo/sources.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const source = (id: string, more: Partial<EventSource> = {}): EventSource => ({
  id,
  kind: 'public',
  name: id,
  origins: [`https://${id}.example`],
  mayStateConsent: false,
  ...more,
});

describe('sources of events', () => {
  it('are found by their write key; all origins and secret keys are known', async () => {
    const sources = dynamoSources(table.client, table.tableName, { now: () => 0 });
    await putSource(table.client, table.tableName, 'wk1', source('a'));
    await putSource(table.client, table.tableName, 'wk2', source('b', { kind: 'secret', origins: [] }));
    expect(await sources.byWriteKey('wk1')).toEqual(source('a'));
    expect(await sources.byWriteKey('nobody')).toBeUndefined();
    expect(await sources.allOrigins()).toEqual(['https://a.example']);
    expect(await sources.secretKeys()).toEqual(['wk2']);
  });

  it('are held for 15 seconds, unknown keys not at all', async () => {
    let nowMs = 0;
    const sources = dynamoSources(table.client, table.tableName, { now: () => nowMs });
    await putSource(table.client, table.tableName, 'wk3', source('c'));
    await sources.byWriteKey('wk3');
    expect(await sources.byWriteKey('wk4')).toBeUndefined();
    await putSource(table.client, table.tableName, 'wk3', source('c', { name: 'changed' }));
    await putSource(table.client, table.tableName, 'wk4', source('d'));
    nowMs = 14_999;
    expect((await sources.byWriteKey('wk3'))?.name).toBe('c');
    expect((await sources.byWriteKey('wk4'))?.name).toBe('d');
    nowMs = 15_000;
    expect((await sources.byWriteKey('wk3'))?.name).toBe('changed');
  });

  it('say so when the table cannot be read', async () => {
    const sources = dynamoSources(table.client, 'no-such-table', { now: () => 0 });
    await expect(sources.byWriteKey('wk1')).rejects.toMatchObject({ code: 'provider-unavailable' });
  });
});
