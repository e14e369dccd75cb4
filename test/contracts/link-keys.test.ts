import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { UNTIL_ALL_KNOW_MS, withLinkKey, withoutLinkKey } from '../../core/send/link-keys.ts';
import { sign, verify } from '../../core/send/link-token.ts';
import { dynamoLinkKeyRegister, dynamoLinkKeys } from '../../functions/adapters/dynamo/link-keys.ts';
import before from '../core/send/signed-before.json' with { type: 'json' };
import { fakeLinkKeyRegister } from '../support/fakes/link-keys.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const Key = { pk: { S: 'SECRET#links' }, sk: { S: '#' } };
let nowMs = 0;
beforeEach(async () => {
  nowMs = Date.parse('2026-03-02T09:00:00Z');
  await table.client.send(new DeleteItemCommand({ TableName: table.tableName, Key }));
});

/** A process of its own. */
const process = () => dynamoLinkKeys(table.client, table.tableName, { now: () => nowMs });
const register = () => dynamoLinkKeyRegister(table.client, table.tableName);
const fresh = (id: string) => ({ id, secret: `secret of ${id}` });
const rotate = (id: string) => register().change((keys) => withLinkKey(keys, fresh(id), nowMs));
const revoke = (id: string) =>
  register().change((keys) => withoutLinkKey(keys, id, fresh(`after ${id}`), nowMs));
const link = { kind: 'unsubscribe', profileId: 'p', channel: 'email', address: 'ann@example.com' } as const;
const signed = async (by = process()) => sign(await by.signing(), link);
const opens = async (text: string, by = process()) => verify(await by.valid(), text, 'unsubscribe');

describe('keys that sign links', () => {
  it('begin with one, whoever asks first', async () => {
    const keys = await Promise.all(Array.from({ length: 10 }, () => process().signing()));

    expect(new Set(keys.map(({ secret }) => secret)).size).toBe(1);
    expect(keys[0]).toMatchObject({ id: 'first', secret: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('go on from the one key that was there before, with the links that it signed', async () => {
    const item = { ...Key, key: { S: before.key } };
    await table.client.send(new PutItemCommand({ TableName: table.tableName, Item: item }));
    const old = before.links.find(({ token }) => token.kind === 'unsubscribe');

    expect(await opens(old?.text ?? '')).toEqual(old?.token);
    await rotate('b');
    nowMs += UNTIL_ALL_KNOW_MS;

    expect(await opens(old?.text ?? '')).toEqual(old?.token);
    expect((await process().signing()).id).toBe('b');
  });

  it('are turned over under processes that hold the old ones: no link is shown to who does not know its key', async () => {
    const writer = process();
    const reader = process();
    const old = await signed(writer);
    await opens(old, reader);
    await rotate('b');

    for (const _ of Array.from({ length: 12 })) {
      nowMs += 5_000;
      expect(await opens(await signed(writer), reader)).toEqual(link);
      expect(await opens(await signed(), reader)).toEqual(link);
      expect(await opens(old, reader)).toEqual(link);
    }
    expect((await writer.signing()).id).toBe('b');
  });

  it('are refused everywhere 15 seconds after they were ended', async () => {
    const reader = process();
    const old = await signed();
    await opens(old, reader);
    await revoke('first');

    nowMs += 15_000;

    expect(await opens(old, reader)).toBeUndefined();
    expect(await opens(await signed(), reader)).toEqual(link);
  });

  it('of two rotations at once are one, whoever was first, and what was signed before stays good', async () => {
    const old = await signed();

    const [one, other] = await Promise.all([rotate('b'), rotate('c')]);
    nowMs += UNTIL_ALL_KNOW_MS;

    expect(one).toEqual(other);
    const ids = (await process().valid()).map(({ id }) => id);
    expect(ids).toEqual(['first', expect.stringMatching(/^[bc]$/)]);
    expect(await opens(old)).toEqual(link);
    expect(await opens(await signed())).toEqual(link);
  });

  it('are never none, whoever rotates, ends and makes the first one at once', async () => {
    await Promise.all([rotate('b'), process().signing(), rotate('c')]);
    await Promise.all([revoke('b'), revoke('c'), revoke('first')]);

    const ids = (await process().valid()).map(({ id }) => id);
    for (const id of ['b', 'c', 'first']) expect(ids).not.toContain(id);
    expect(await opens(await signed())).toEqual(link);
  });
});

describe.each([
  ['fake', fakeLinkKeyRegister],
  ['DynamoDB', register],
])('the register of keys, %s', (_, make) => {
  it('keeps what was changed, and writes nothing where nothing was', async () => {
    await process().signing();
    const keys = make();

    const after = await keys.change((was) => withLinkKey(was, fresh('b'), nowMs));
    const same = await keys.change((was) => withoutLinkKey(was, 'nobody', fresh('c'), nowMs));

    expect(after.map(({ id }) => id)).toEqual(['first', 'b']);
    expect([same, await keys.list()]).toEqual([after, after]);
  });
});
