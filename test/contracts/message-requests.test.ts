import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashId } from '../../core/hash.ts';
import type { MessageRequest, MessageRequests } from '../../core/send/ports.ts';
import { dynamoMessageRequests } from '../../functions/adapters/dynamo/message-requests.ts';
import { fakeMessageRequests } from '../support/fakes/message-requests.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const clock = { now: () => 1_000_000 };
const makers: [string, () => MessageRequests][] = [
  ['fake', fakeMessageRequests],
  ['DynamoDB', () => dynamoMessageRequests(table.client, table.tableName, clock)],
];

const request = (keyHash: string, changes: Partial<MessageRequest> = {}): MessageRequest => ({
  ...{ keyHash, bodyHash: 'b', sendId: hashId([keyHash]), profileId: 'p', journeyId: 'message.email.note' },
  ...{ template: 'note', channel: 'email', atMs: 1, expiresAtSeconds: 2_000_000_000 },
  ...changes,
});

describe.each(makers)('messages that were asked for, %s', (_, make) => {
  it('stand by their key, the first one of each, and are found by their send', async () => {
    const messages = make();

    const [first, second] = await Promise.all([
      messages.put(request('order 1')),
      messages.put(request('order 1', { bodyHash: 'c' })),
    ]);

    expect(second).toEqual(first);
    expect(await messages.byKey('order 1')).toEqual(first);
    expect(await messages.bySendId(first.sendId)).toEqual(first);
    expect(await messages.byKey('order 2')).toBeUndefined();
    expect(await messages.bySendId('order 1')).toBeUndefined();
  });
});

it('a request that has expired is none, whether or not the table has deleted it', async () => {
  const messages = dynamoMessageRequests(table.client, table.tableName, clock);
  await messages.put(request('old', { expiresAtSeconds: 999 }));

  expect(await messages.byKey('old')).toBeUndefined();
});
