import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDynamoCall } from '../../../local/dynamo/call.ts';
import { localCall, postItems, startFixture } from '../support/fixture.ts';

let data = '';
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'kaskad-'));
});
afterAll(async () => await rm(data, { recursive: true }));

describe('--data', () => {
  it('keeps tables, queues, schedules and the clock over a restart', async () => {
    const first = await startFixture({ data });
    await postItems(first, [{ id: 'ann', kind: 'thing', waitMs: 86_400_000 }]);
    await first.idle();
    await first.clock.advance('PT12H');
    await postItems(first, [{ id: 'bad', kind: 'poison' }]);
    await first.clock.advance('PT5S');
    const stoppedAtMs = first.clock.nowMs();
    await first.stop();

    const second = await startFixture({ data });
    expect(second.clock.nowMs()).toBeGreaterThanOrEqual(stoppedAtMs);
    expect(second.queue('Items').size()).toBe(1);
    const { Item } = await createDynamoCall(second.dynamodb.endpoint)<{ Item?: object }>('GetItem', {
      TableName: second.tableNames.ItemTable,
      Key: { pk: { S: 'item' }, sk: { S: 'ann' } },
    });
    expect(Item).toBeDefined();
    expect(await second.clock.advance('PT13H')).toMatchObject({ fired: 1 });
    expect(second.queue('ItemsDead').size()).toBe(1);
    expect((await localCall(second, 'GET', 'outbox')).body).toMatchObject([{ to: 'ann@example.com' }]);
    await second.stop();
  });
});
