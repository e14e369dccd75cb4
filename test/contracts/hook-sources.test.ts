import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventSource } from '../../core/ports.ts';
import { dynamoHookSources } from '../../functions/adapters/dynamo/hook-sources.ts';
import { putSource } from '../../functions/adapters/dynamo/source-registry.ts';
import { dynamoWebhookSecrets } from '../../functions/adapters/dynamo/webhook-secrets.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const source = (id: string, kind: EventSource['kind'] = 'secret'): EventSource => ({
  ...{ id, kind, name: id, origins: [], mayStateConsent: true },
});
const put = (one: EventSource) => putSource(table.client, table.tableName, `key-${one.id}`, one);
const secrets = () => dynamoWebhookSecrets(table.client, table.tableName);
const hooks = (now = () => 0) => dynamoHookSources(table.client, table.tableName, { now });

describe('sources that shop systems call', () => {
  it('are found by their id, with the secrets of that name', async () => {
    await put(source('woo'));
    await secrets().put('hook-woo', 'secret', 0);
    await put(source('bitrix'));
    await secrets().put('hook-bitrix', 'token', 0);
    await secrets().put('hook-bitrix-rest', 'https://shop.bitrix24.ru/rest/1/key/', 0);

    expect(await hooks().byId('woo')).toEqual({ source: source('woo'), secret: 'secret' });
    expect(await hooks().byId('bitrix')).toEqual({
      source: source('bitrix'),
      secret: 'token',
      askAt: 'https://shop.bitrix24.ru/rest/1/key/',
    });
  });

  it('are none without a secret, without a source, and where the source is public', async () => {
    await put(source('silent'));
    await put(source('page', 'public'));
    await secrets().put('hook-page', 'secret', 0);
    await secrets().put('hook-nobody', 'secret', 0);

    expect(await hooks().byId('silent')).toBeUndefined();
    expect(await hooks().byId('page')).toBeUndefined();
    expect(await hooks().byId('nobody')).toBeUndefined();
    expect(await hooks().byId('#')).toBeUndefined();
  });

  it('are held for 15 seconds, what is not there is not', async () => {
    let nowMs = 0;
    const sources = hooks(() => nowMs);
    await put(source('held'));
    expect(await sources.byId('held')).toBeUndefined();
    await secrets().put('hook-held', 'one', 0);
    expect((await sources.byId('held'))?.secret).toBe('one');
    await secrets().put('hook-held', 'two', 0);
    nowMs = 14_999;
    expect((await sources.byId('held'))?.secret).toBe('one');
    nowMs = 15_000;
    expect((await sources.byId('held'))?.secret).toBe('two');
  });

  it('cost one read where there is none, however often they are asked for', async () => {
    let reads = 0;
    table.client.middlewareStack.add((next) => (args) => (reads++, next(args)), {
      step: 'initialize',
      name: 'counts',
    });
    await hooks().byId('nobody-at-all');
    table.client.middlewareStack.remove('counts');

    expect(reads).toBe(1);
  });

  it('make room for others one by one', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `many-${index}`);
    for (const id of ids) await put(source(id));
    await Promise.all(ids.map((id) => secrets().put(`hook-${id}`, 'one', 0)));
    const sources = hooks();
    for (const id of ids) await sources.byId(id);
    await Promise.all(ids.map((id) => secrets().put(`hook-${id}`, 'two', 0)));

    expect((await sources.byId('many-1'))?.secret).toBe('one');
    expect((await sources.byId('many-0'))?.secret).toBe('two');
  });

  it('are none whose secret would be the address of another one', async () => {
    await put(source('bitrix-rest'));
    await secrets().put('hook-bitrix-rest', 'https://shop.bitrix24.ru/rest/1/key/', 0);

    expect(await hooks().byId('bitrix-rest')).toBeUndefined();
  });

  it('say so when the table cannot be read', async () => {
    const broken = dynamoHookSources(table.client, 'no-such-table', { now: () => 0 });

    await expect(broken.byId('woo')).rejects.toMatchObject({ code: 'provider-unavailable' });
  });
});
