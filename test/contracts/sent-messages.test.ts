import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dynamoSentMessages } from '../../functions/adapters/dynamo/sent-messages.ts';
import { fakeSentMessages } from '../support/fakes/sent-messages.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const time = { nowMs: 0 };
const clock = { now: () => time.nowMs };
const ids = { sendId: 's1', profileId: 'ann', journeyId: 'j', channel: 'sms' as const, address: '+491' };

describe.each([
  ['fake', () => fakeSentMessages(clock)],
  ['DynamoDB', () => dynamoSentMessages(table.client, table.tableName, clock)],
])('what providers call messages, %s', (_, make) => {
  it('is found by provider and id, whatever the id is made of, until it expires', async () => {
    time.nowMs = 0;
    const sent = make();
    await sent.put('exolve', 'id #1/ü', ids, 60);
    await sent.put('other', 'id #1/ü', { ...ids, sendId: 's2' }, 60);

    expect(await sent.get('exolve', 'id #1/ü')).toEqual(ids);
    expect(await sent.get('other', 'id #1/ü')).toMatchObject({ sendId: 's2' });
    expect(await sent.get('exolve', 'id #2')).toBeUndefined();
    time.nowMs = 60_000;
    expect(await sent.get('exolve', 'id #1/ü')).toBeUndefined();
  });
});
