import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { datesOf } from '../../../core/analytics/days.ts';
import type { Rows, Tallies } from '../../../core/analytics/ports.ts';
import { keyOfRow } from '../../../core/analytics/row.ts';
import { textOfTotals } from '../../../core/analytics/totals-columns.ts';
import { partitions } from '../../../functions/adapters/dynamo/tallies/days.ts';
import { dynamoTallies } from '../../../functions/adapters/dynamo/tallies/index.ts';
import { readSheet, type Writing, writeSheet } from '../../../functions/adapters/dynamo/tallies/sheet.ts';
import { NOW_MS, startApi } from '../../support/api.ts';
import { startTable, type TestTable } from '../../support/table.ts';

const range = { from: '2025-12-03', to: '2026-03-02' };
const query = `from=${range.from}&to=${range.to}`;

let table: TestTable;
let tallies: Tallies;
/** Items that queries have answered, and queries. */
const read = { items: 0, queries: 0 };

const store = () => ({ client: table.client, tableName: table.tableName });
const put = async (pk: string, date: string, rows: Rows, writing?: Writing) =>
  writeSheet(store(), await readSheet(store(), { pk, sk: date }), rows, writing);

/** What a day of so many journeys comes to. */
const journeysOf = (count: number): Rows =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      keyOfRow({ journeyId: `journey-${at}` }),
      { 'sent:email': at + 1, converted: at, 'cost:EUR': 3, 'skipped:no-consent': at % 7 },
    ]),
  );

beforeAll(async () => {
  table = await startTable();
  table.client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const { Items } = answer.output as { Items?: unknown[] };
      if (Items) {
        read.items += Items.length;
        read.queries += 1;
      }
      return answer;
    },
    { step: 'initialize' },
  );
  tallies = dynamoTallies(table.client, table.tableName, { now: () => NOW_MS });
  for (const date of datesOf(range)) {
    await put(partitions.shop, date, {
      [keyOfRow({ channel: 'email' })]: { sent: 1 },
      [keyOfRow({})]: { orders: 1 },
    });
    const active = date === range.to ? 10_000 : 1_000;
    await put(partitions.totals, date, journeysOf(active), { textOf: textOfTotals });
  }
}, 60_000);
afterAll(() => table.stop());

const ask = async (path: string) => {
  Object.assign(read, { items: 0, queries: 0 });
  const { status, json } = await startApi({ tallies }).ask('GET', `${path}?${query}`);
  expect(status).toBe(200);
  return json;
};

describe('ninety days', () => {
  it('of the whole shop are ninety items, however many journeys there are', async () => {
    const { days, total } = await ask('/v1/reports/overview');
    expect([days.length, total.orderedAfter.orders]).toEqual([90, 90]);
    expect(read.items).toBe(90);
    expect(read.queries).toBeLessThanOrEqual(2);
  });

  it('of a thousand journeys are an item a day, and only a day of thousands is more', async () => {
    const { journeys } = await ask('/v1/reports/summary');
    expect(journeys).toHaveLength(10_000);
    expect(read.items).toBeGreaterThan(90);
    expect(read.items).toBeLessThanOrEqual(89 + 17);
  });
});
