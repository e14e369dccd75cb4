import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rotated, type SourceRecord } from '../../core/source/source-record.ts';
import type { SourceRegistry } from '../../core/source/source-registry.ts';
import { adoptSources } from '../../functions/adapters/dynamo/adopt-sources.ts';
import { dynamoSourceRegistry } from '../../functions/adapters/dynamo/source-registry.ts';
import { dynamoSources } from '../../functions/adapters/dynamo/sources.ts';
import { fakeSourceRegistry } from '../support/fakes/source-registry.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const till = (changes: Partial<SourceRecord> = {}): SourceRecord => ({
  id: 'till',
  kind: 'secret',
  name: 'Till',
  origins: [],
  mayStateConsent: true,
  keys: [{ key: 'k1', madeAtMs: 0 }],
  version: 1,
  ...changes,
});

describe.each([
  ['the fake', () => fakeSourceRegistry()],
  ['DynamoDB', () => dynamoSourceRegistry(table.client, table.tableName)],
])('the registry of sources, on %s', (_, open) => {
  let registry: SourceRegistry;
  beforeEach(async () => {
    registry = open();
    for (const record of await registry.list()) await registry.remove(record);
  });

  it('keeps a source as it was saved, and forgets it', async () => {
    await registry.save(till());
    await registry.save(till({ name: 'Tills', version: 2 }));

    expect(await registry.get('till')).toEqual(till({ name: 'Tills', version: 2 }));
    expect(await registry.list()).toEqual([till({ name: 'Tills', version: 2 })]);
    await registry.remove(till({ version: 2 }));
    await registry.remove(till({ version: 2 }));
    expect([await registry.get('till'), await registry.list()]).toEqual([undefined, []]);
  });

  it('lets one of two win who change the same', async () => {
    await registry.save(till());
    await registry.save(till({ name: 'first', version: 2 }));

    await expect(registry.save(till({ name: 'second', version: 2 }))).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(registry.save(till())).rejects.toMatchObject({ code: 'conflict' });
    expect(await registry.get('till')).toMatchObject({ name: 'first' });
  });

  it('does not take away what somebody has saved since it was seen', async () => {
    await registry.save(till());
    await registry.save(till({ name: 'Tills', version: 2 }));

    await expect(registry.remove(till())).rejects.toMatchObject({ code: 'conflict' });
    expect(await registry.get('till')).toMatchObject({ name: 'Tills' });
  });
});

describe('what collect reads of it', () => {
  it('takes both keys until the old one ends, and shopper tokens signed with either', async () => {
    let nowMs = 1000;
    const registry = dynamoSourceRegistry(table.client, table.tableName);
    const sources = dynamoSources(table.client, table.tableName, { now: () => nowMs });
    const source = till({ id: 'turning', keys: [{ key: 't1' }], origins: ['https://t.example'] });
    await registry.save(source);
    await registry.save(rotated(source, { key: 't2', nowMs, overlapMs: 60_000 }));
    const isTaken = async (key: string) => (await sources.byWriteKey(key)) !== undefined;
    const signs = async () => (await sources.secretKeys()).filter((key) => key.startsWith('t'));

    nowMs = 60_999;
    expect([await isTaken('t1'), await isTaken('t2'), await signs()]).toEqual([true, true, ['t2', 't1']]);
    nowMs = 61_000;
    expect([await isTaken('t1'), await isTaken('t2'), await signs()]).toEqual([false, true, ['t2']]);
    expect(await sources.byWriteKey('t2')).toEqual(expect.not.objectContaining({ keys: expect.anything() }));

    await registry.remove({ id: 'turning', version: 2 });
    nowMs = 80_000;
    expect([await isTaken('t2'), await signs()]).toEqual([false, []]);
    expect(await sources.allOrigins()).not.toContain('https://t.example');
  });

  it('still takes a source that is saved while somebody takes it away', async () => {
    const registry = dynamoSourceRegistry(table.client, table.tableName);
    const source = till({ id: 'wanted', keys: [{ key: 'w1' }], origins: ['https://w.example'] });
    await registry.save(source);
    const { middlewareStack } = table.client;
    // Between what it reads and the record that goes.
    middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const { Key } = args.input as { Key?: { sk?: { S?: string } } };
          if (commandName === 'DeleteItemCommand' && Key?.sk?.S === 'wanted') {
            middlewareStack.remove('saving');
            await registry.save({ ...source, name: 'Wanted', version: 2 });
          }
          return next(args);
        },
      { step: 'initialize', name: 'saving' },
    );

    await expect(registry.remove(source)).rejects.toMatchObject({
      code: 'conflict',
    });

    const sources = dynamoSources(table.client, table.tableName, { now: () => 0 });
    expect(await registry.get('wanted')).toMatchObject({ name: 'Wanted' });
    expect(await sources.byWriteKey('w1')).toMatchObject({ name: 'Wanted' });
    expect(await sources.allOrigins()).toContain('https://w.example');
    await registry.remove({ id: 'wanted', version: 2 });
  });

  it('does not bring back a key that was given an end', async () => {
    const Item = {
      ...{ pk: { S: 'SOURCE#ended' }, sk: { S: '#' } },
      body: { S: JSON.stringify({ id: 'left', kind: 'secret', name: 'Left', endsAtMs: 1 }) },
    };
    await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));

    await adoptSources(table.client, table.tableName);

    const sources = dynamoSources(table.client, table.tableName, { now: () => 1000 });
    expect(await dynamoSourceRegistry(table.client, table.tableName).get('left')).toBeUndefined();
    expect(await sources.byWriteKey('ended')).toBeUndefined();
    expect(await sources.secretKeys()).not.toContain('ended');
  });

  it('goes on with sources from before they were listed, which are listed when they are met', async () => {
    const put = (pk: string, body: object) => {
      const Item = { pk: { S: pk }, sk: { S: '#' }, body: { S: JSON.stringify(body) } };
      return table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));
    };
    const { keys: _keys, version: _version, ...old } = till({ id: 'old', origins: ['https://old.example'] });
    await put('SOURCE#old-key', old);
    await put('SOURCES', { ids: ['old'], origins: old.origins, secretKeys: ['old-key'] });
    const registry = dynamoSourceRegistry(table.client, table.tableName);
    const open = () => dynamoSources(table.client, table.tableName, { now: () => 0 });
    await registry.save(till({ id: 'new', keys: [{ key: 'new-key' }] }));

    expect(await open().byWriteKey('old-key')).toEqual(old);
    expect(await open().secretKeys()).toEqual(['old-key', 'new-key']);
    expect(await registry.get('old')).toBeUndefined();

    await adoptSources(table.client, table.tableName);
    await adoptSources(table.client, table.tableName);

    expect(await registry.get('old')).toEqual({ ...old, keys: [{ key: 'old-key' }], version: 1 });
    expect((await open().secretKeys()).toSorted()).toEqual(['new-key', 'old-key']);
    await registry.remove({ id: 'old', version: 1 });
    expect([await open().secretKeys(), await open().allOrigins()]).toEqual([['new-key'], []]);
  });
});
