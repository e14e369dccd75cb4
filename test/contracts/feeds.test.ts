import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashId } from '../../core/hash.ts';
import { dynamoFeeds } from '../../functions/adapters/dynamo/feeds.ts';
import { fakeFeeds } from '../support/fakes/feeds.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

describe.each([
  ['fake', fakeFeeds],
  ['DynamoDB', () => dynamoFeeds(table.client, table.tableName, { now: () => 0 })],
])('feeds, %s', (_, make) => {
  it('know the next run and the last one, each written by itself', async () => {
    const feeds = make();
    expect(await feeds.get('shop')).toEqual({ feedId: 'shop' });
    const next = { jobId: 'j2', atMs: 5, settings: 's' };
    const last = { jobId: 'j1', atMs: 4, file: 'f', outcome: 'done', products: 7, etag: '"a"' };
    await Promise.all([feeds.arm('shop', next), feeds.ran('shop', last)]);
    expect(await feeds.get('shop')).toEqual({ feedId: 'shop', next, last });
    expect(await feeds.get('other')).toEqual({ feedId: 'other' });
  });

  it('remember what a run has met, tens of thousands in a step, a step told twice once', async () => {
    const feeds = make();
    const hashes = Array.from({ length: 20_000 }, (_, at) => hashId(['product', at], 12));
    await feeds.addSeen('job', 0, hashes);
    await feeds.addSeen('job', 0, hashes);
    await feeds.addSeen('job', 1, ['aaaaaaaaaaaa']);
    await feeds.addSeen('other', 0, ['bbbbbbbbbbbb']);
    expect(await feeds.seen('job')).toEqual(new Set([...hashes, 'aaaaaaaaaaaa']));
    expect(await feeds.seen('nothing')).toEqual(new Set());
  });
});
