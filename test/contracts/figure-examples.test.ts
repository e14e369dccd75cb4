import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Examples, MOST_EXAMPLES } from '../../core/analytics/examples.ts';
import { DAY_MS } from '../../core/duration.ts';
import { dynamoFigureExamples } from '../../functions/adapters/dynamo/figure-examples.ts';
import { fakeFigureExamples } from '../support/fakes/figure-examples.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const T0 = Date.parse('2026-11-28T09:00:00Z');
const real = (nowMs = T0) => dynamoFigureExamples(table.client, table.tableName, { now: () => nowMs });
let no = 0;
const examplesOf = (changes: Partial<Examples> = {}): Examples => ({
  ...{ reason: `reason-${no}`, date: '2026-11-28', journeyId: 'cart', channel: 'sms', profileIds: ['ann'] },
  ...changes,
});
const range = { from: '2026-11-01', to: '2026-11-30' };

describe.each([
  ['fake', () => fakeFigureExamples()],
  ['DynamoDB', () => real()],
])('people behind figures, %s', (_, make) => {
  it('are found by reason and days, the latest first, of one journey and one channel', async () => {
    no++;
    const kept = make();
    const [late, mail, other] = [
      examplesOf({ profileIds: ['ann', 'bob'] }),
      examplesOf({ date: '2026-11-27', channel: 'email' }),
      examplesOf({ date: '2026-11-26', journeyId: 'a#b' }),
    ];
    const shop: Examples = { reason: late.reason, date: '2026-11-25', profileIds: ['eve'] };
    const outside = [examplesOf({ date: '2026-10-31' }), examplesOf({ date: '2026-12-01' })];
    await kept.keep([mail, other, late, shop, ...outside, examplesOf({ reason: 'another' })]);
    const find = (ask: object) => kept.find({ reason: late.reason, range, limit: 50, ...ask });

    expect(await find({})).toEqual([late, mail, other, shop]);
    expect(await find({ journeyId: 'cart' })).toEqual([late, mail]);
    expect(await find({ channel: 'email' })).toEqual([mail]);
    expect(await find({ journeyId: 'a#b', channel: 'sms' })).toEqual([other]);
    expect(await find({ limit: 2 })).toEqual([late]);
    expect(await find({ range: { from: '2026-11-26', to: '2026-11-27' } })).toEqual([mail, other]);
    expect(await find({ reason: 'none' })).toEqual([]);
  });

  it('are each there once, and the first ones stand', async () => {
    no++;
    const kept = make();
    const ids = Array.from({ length: MOST_EXAMPLES }, (_, at) => `p${at}`);
    for (const profileIds of [ids.slice(0, 3), ids.slice(2), ids.slice(0, 5), ['late']])
      await kept.keep([examplesOf({ profileIds })]);

    const [found] = await kept.find({ reason: examplesOf().reason, range, limit: 50 });
    expect(found?.profileIds.toSorted()).toEqual(ids.toSorted());
  });
});

describe('people behind figures in the table', () => {
  it('are no longer asked for once a place is full, and go after 90 days', async () => {
    no++;
    let writes = 0;
    const counting = new Proxy(table.client, {
      get: (target, name) =>
        name === 'send'
          ? (command: never) => {
              writes++;
              return target.send(command);
            }
          : Reflect.get(target, name),
    });
    const kept = dynamoFigureExamples(counting, table.tableName, { now: () => T0 });
    const profileIds = Array.from({ length: MOST_EXAMPLES }, (_, at) => `p${at}`);
    for (let round = 0; round < 9; round++) await kept.keep([examplesOf({ profileIds })]);
    expect(writes).toBe(2);

    const ask = { reason: examplesOf().reason, range, limit: 50 };
    const lastMs = Date.parse('2026-11-28') + 90 * DAY_MS - 1;
    expect(await real(lastMs).find(ask)).toHaveLength(1);
    expect(await real(lastMs + 1).find(ask)).toEqual([]);
  });
});
