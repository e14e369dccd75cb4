import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shortHash } from '../../core/hash.ts';
import type { Timeline } from '../../core/ports.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';
import { dynamoTimeline } from '../../functions/adapters/dynamo/timeline.ts';
import { fakeTimeline } from '../support/fakes/timeline.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => Timeline][] = [
  ['fake', fakeTimeline],
  ['DynamoDB', () => dynamoTimeline(table.client, table.tableName)],
];

const startMs = Date.parse('2026-03-02T09:00:00Z');
let count = 0;
const person = () => `p${++count}`;
const item = (profileId: string, inMs: number, changes: Partial<TimelineItem> = {}): TimelineItem => ({
  profileId,
  atMs: startMs + inMs,
  id: `entry#${inMs}`,
  entries: [{ atMs: startMs + inMs, kind: 'event', name: `event ${inMs}`, source: 'web' }],
  ...changes,
});

const all = async (timeline: Timeline, profileIds: string[], limit: number): Promise<string[][]> => {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await timeline.page(profileIds, cursor, limit);
    pages.push(page.entries.map(({ name }) => name));
    cursor = page.cursor;
  } while (cursor !== undefined && pages.length < 50);
  return pages;
};

describe.each(makers)('history, %s', (_, make) => {
  it('reads newest first, page by page, over all profiles of a person', async () => {
    const timeline = make();
    const [winner, loser, other] = [person(), person(), person()];
    await timeline.append([0, 10, 20, 30].map((inMs) => item(winner, inMs)));
    await timeline.append([item(loser, 5), item(loser, 20), item(other, 7)]);

    const pages = await all(timeline, [winner, loser], 2);
    expect(pages).toEqual([
      ['event 30', 'event 20'],
      ['event 20', 'event 10'],
      ['event 5', 'event 0'],
    ]);
    expect(await timeline.page([person()], undefined, 5)).toEqual({ entries: [] });
  });

  it('takes the same item again without doubling it', async () => {
    const timeline = make();
    const id = person();
    for (let time = 0; time < 2; time++) await timeline.append([item(id, 0)]);
    expect(await all(timeline, [id], 10)).toEqual([['event 0']]);
  });

  it('takes many items at once', async () => {
    const timeline = make();
    const id = person();
    await timeline.append(Array.from({ length: 60 }, (_each, at) => item(id, at)));
    expect((await all(timeline, [id], 25)).map((page) => page.length)).toEqual([25, 25, 10]);
  });

  it('knows which messages it holds since a time, leaving out what it is told to', async () => {
    const timeline = make();
    const id = person();
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(shortHash) as [string, string, string, string];
    await timeline.append([
      item(id, 0, { messageHashes: [a, b] }),
      item(id, 100, { messageHashes: [c] }),
      item(id, 50),
    ]);

    expect(await timeline.seen([id], [a, c, d], startMs)).toEqual(new Set([a, c]));
    expect(await timeline.seen([id], [a, c], startMs + 1)).toEqual(new Set([c]));
    expect(await timeline.seen([id, person()], [b, c], 0, ['entry#0'])).toEqual(new Set([c]));
  });
});
