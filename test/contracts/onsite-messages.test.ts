import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OnsiteMessage } from '../../core/onsite/onsite-message.ts';
import { dynamoOnsiteMessages } from '../../functions/adapters/dynamo/onsite-messages.ts';
import { fakeOnsiteMessages } from '../support/fakes/onsite-messages.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const clock = { now: () => nowMs };
const message = (changes: Partial<OnsiteMessage> = {}): OnsiteMessage => ({
  sendId: 's1',
  profileId: 'ann',
  enrollmentId: 'e1',
  journeyId: 'j1',
  slot: 'default',
  text: 'Kettle',
  personal: true,
  createdAtMs: nowMs,
  expiresAtMs: nowMs + 1_000,
  ...changes,
});

describe.each([
  ['fake', () => fakeOnsiteMessages(clock)],
  ['DynamoDB', () => dynamoOnsiteMessages(table.client, table.tableName, clock)],
])('messages that wait onsite, %s', (name, make) => {
  const id = (person: string) => `${person}-${name}`;

  it('are found for their people until they expire or are answered; put twice they are one', async () => {
    const messages = make();
    const anns = message({ profileId: id('ann') });
    const bobs = message({ profileId: id('bob'), sendId: 's2' });
    for (const one of [anns, anns, bobs, message({ profileId: id('cyd') })]) await messages.put(one);
    await messages.put(message({ profileId: id('ann'), sendId: 'old', expiresAtMs: nowMs }));

    expect(await messages.ofPeople([id('ann'), id('bob')])).toEqual([anns, bobs]);
    await messages.remove(id('ann'), 's1');
    await messages.remove(id('ann'), 'never');

    expect(await messages.ofPeople([id('ann')])).toEqual([]);
  });
});
