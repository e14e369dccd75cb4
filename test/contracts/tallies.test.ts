import { randomUUID } from 'node:crypto';
import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Count } from '../../core/analytics/count.ts';
import { added, emptyMinute } from '../../core/analytics/minute.ts';
import type { Rows, Tallies, Totals } from '../../core/analytics/ports.ts';
import { project } from '../../core/analytics/projections.ts';
import { keyOfRow, type Row } from '../../core/analytics/row.ts';
import { sumOf } from '../../core/analytics/rows.ts';
import { inColumns, textOfTotals } from '../../core/analytics/totals-columns.ts';
import { partitions } from '../../functions/adapters/dynamo/tallies/days.ts';
import { dynamoTallies } from '../../functions/adapters/dynamo/tallies/index.ts';
import { readSheet, type Writing, writeSheet } from '../../functions/adapters/dynamo/tallies/sheet.ts';
import { arbitraryCounts, countOf, told } from '../support/counts.ts';
import { fakeTallies } from '../support/fakes/tallies.ts';
import { startTable, type TestTable } from '../support/table.ts';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const DAY = 86_400_000;
const clock = { now: () => NOW };
const cart: Row = { journeyId: 'cart', version: 1, stepId: 'remind', rung: 0, channel: 'email' };
const welcome: Row = { journeyId: 'welcome', version: 1 };
const key = (row: Row) => keyOfRow(row);
const year = { from: '2025-11-01', to: '2026-12-31' };
const sent = (id: string, at: string | number, row: Row = cart) => countOf(id, at, row, { sent: 1 });

/** Figures by journey, those that are not nothing. */
const rowsOf = ({ journeyIds, columns }: Totals) =>
  Object.fromEntries(
    journeyIds.map((id, at) => [
      id,
      Object.fromEntries(
        Object.entries(columns).flatMap(([measure, values]) => (values?.[at] ? [[measure, values[at]]] : [])),
      ),
    ]),
  );

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const emptied = async (): Promise<TestTable> => {
  await table.stop();
  table = await startTable();
  return table;
};

const makers: [string, () => Promise<Tallies>][] = [
  ['fake', async () => fakeTallies(clock)],
  [
    'DynamoDB',
    async () => {
      const { client, tableName } = await emptied();
      return dynamoTallies(client, tableName, clock);
    },
  ],
];

describe.each(makers)('tallies, %s', (_, make) => {
  let tallies: Tallies;
  beforeEach(async () => {
    tallies = await make();
  });

  it('show what was counted, by day: of the shop, of journeys and of one journey', async () => {
    await tallies.add([sent('a', '2026-11-27T23:59:59Z'), sent('b', '2026-11-28T00:00:00Z')], 'UTC');

    const range = { from: '2026-11-27', to: '2026-11-28' };
    const one = { sent: 1 };
    const days = (row: Row) => ({ '2026-11-27': { [key(row)]: one }, '2026-11-28': { [key(row)]: one } });
    expect(await tallies.shop(range)).toEqual(days({ channel: 'email' }));
    expect(await tallies.journeys(range)).toEqual({ journeyIds: ['cart'], columns: { 'sent:email': [2] } });
    expect(await tallies.journey('cart', range)).toEqual(days(cart));
    expect(await tallies.journey('welcome', range)).toEqual({});
    expect(Object.keys(await tallies.shop({ from: '2026-11-28', to: '2026-11-28' }))).toEqual(['2026-11-28']);
  });

  it('count the same thing once, whenever and beside whatever it is told again', async () => {
    await tallies.add([sent('a', NOW), sent('a', NOW)], 'UTC');
    await tallies.add([sent('a', NOW)], 'UTC');
    await tallies.add([sent('b', NOW), sent('a', NOW)], 'UTC');

    expect(await tallies.shop(year)).toEqual({ '2026-11-28': { [key({ channel: 'email' })]: { sent: 2 } } });
  });

  it('tell days of a zone that is a quarter of an hour off, and of 23 and 25 hours', async () => {
    await tallies.add(
      [sent('a', '2026-11-27T18:14:59Z'), sent('b', '2026-11-27T18:15:00Z')],
      'Asia/Kathmandu',
    );
    expect(Object.keys(await tallies.shop(year))).toEqual(['2026-11-27', '2026-11-28']);

    const hourly = (from: string) =>
      Array.from({ length: 48 }, (_one, hour) =>
        sent(`${from} ${hour}`, Date.parse(from) + hour * 3_600_000),
      );
    await tallies.add([...hourly('2026-03-28T12:00Z'), ...hourly('2026-10-24T12:00Z')], 'Europe/Berlin');
    const days = await tallies.shop(year);
    const total = (date: string) => days[date]?.[key({ channel: 'email' })]?.sent;
    expect([total('2026-03-29'), total('2026-10-25')]).toEqual([23, 25]);
  });

  it('leave out what is too old or too far ahead, and take its neighbours', async () => {
    const counts = [sent('a', NOW - 366 * DAY), sent('b', NOW - 364 * DAY), sent('c', NOW + 2 * DAY)];

    await tallies.add(counts, 'UTC');

    expect(Object.keys(await tallies.shop({ from: '2025-01-01', to: '2027-12-31' }))).toEqual(['2025-11-29']);
  });

  it('come to the same in any order, with any repetition, told by two at once', async () => {
    const case_ = arbitraryCounts(NOW - 3 * DAY).chain((all) => fc.tuple(fc.constant(all), told(all)));
    await fc.assert(
      fc.asyncProperty(case_, async ([all, batches]) => {
        // Each case has journeys of its own.
        const own = randomUUID();
        const named = (count: Count): Count => ({
          ...count,
          id: countOf(`${own} ${count.id}`, 0, {}, {}).id,
          row: { ...count.row, journeyId: `${own} ${count.row.journeyId ?? ''}` },
        });
        const half = Math.ceil(batches.length / 2);
        const tell = async (some: Count[][]) => {
          for (const batch of some) await tallies.add(batch.map(named), 'Asia/Kathmandu');
        };
        await Promise.all([tell(batches.slice(0, half)), tell(batches.slice(half))]);

        const { byJourney, totals } = project(added(emptyMinute, all.map(named)).rows);
        for (const [journeyId, rows] of byJourney) {
          const days = await tallies.journey(journeyId, year);
          expect(sumOf(Object.values(days))).toEqual(rows);
        }
        expect(rowsOf(await tallies.journeys(year))).toMatchObject(rowsOf(inColumns(totals)));
      }),
      { numRuns: 10 },
    );
  });

  it('put journeys together over a range, without whom chance kept out', async () => {
    const kept = countOf('kept', NOW, { ...welcome, variant: 'control' }, { entered: 1 });
    const counts = [
      ...[0, 1, 2].map((day) => sent(`${day}`, NOW - day * DAY)),
      ...[countOf('came', NOW, welcome, { entered: 1 }), kept, sent('shop', NOW, { channel: 'email' })],
    ];

    await tallies.add(counts, 'UTC');

    expect(await tallies.journeys({ from: '2026-11-27', to: '2026-11-28' })).toEqual({
      journeyIds: ['cart', 'welcome'],
      columns: { entered: [0, 1], 'sent:email': [2, 0] },
    });
    expect(await tallies.journeys({ from: '2026-01-01', to: '2026-01-02' })).toEqual({
      journeyIds: [],
      columns: {},
    });
  });

  it('lose nothing when fifty add at once', async () => {
    const counts = Array.from({ length: 50 }, (_one, at) => sent(`${at}`, NOW + (at % 3) * 60_000));
    const untilTaken = async (count: Count): Promise<void> =>
      tallies.add([count], 'UTC').catch((error: { code?: string }) => {
        expect(error.code).toBe('conflict');
        return untilTaken(count);
      });

    await Promise.all(counts.map(untilTaken));

    expect(await tallies.shop(year)).toEqual({ '2026-11-28': { [key({ channel: 'email' })]: { sent: 50 } } });
    expect(await tallies.journey('cart', year)).toEqual({ '2026-11-28': { [key(cart)]: { sent: 50 } } });
  });

  it('hold more than one item does, of one minute and of a day', async () => {
    const rows = Array.from({ length: 7_000 }, (_one, at) => ({ ...cart, stepId: `step ${at % 3_500}` }));
    const counts = rows.map((row, at) => sent(`${at}`, NOW, row));

    await tallies.add(counts.slice(0, 4_000), 'UTC');
    await tallies.add(counts, 'UTC');
    await tallies.add(counts, 'UTC');

    const day = (await tallies.journey('cart', year))['2026-11-28'] ?? {};
    expect(Object.keys(day)).toHaveLength(3_500);
    expect(new Set(Object.values(day).map((one) => one.sent))).toEqual(new Set([2]));
    expect(await tallies.shop(year)).toEqual({
      '2026-11-28': { [key({ channel: 'email' })]: { sent: 7_000 } },
    });
  });
});

describe('tallies in DynamoDB', () => {
  /** The same client, gone for good so many calls after it has written so many items. */
  const dyingAfter = (client: DynamoDBClient, { written, calls }: { written: number; calls: number }) => {
    const state = { written: 0, calls: 0, isDead: false };
    const sent: Promise<unknown>[] = [];
    const dying = through(client, async (send, command) => {
      const isBorn = state.written >= written;
      if (isBorn && state.calls++ >= calls) state.isDead = true;
      if (state.isDead) throw new Error('gone');
      const call = send();
      sent.push(call);
      await call;
      if (command instanceof PutItemCommand) state.written++;
      return call;
    });
    return { client: dying, state, settled: () => Promise.allSettled(sent) };
  };

  it.each([
    ['the same message again', 0, (_id: string, counts: Count[]) => counts],
    [
      'another count of that quarter of an hour',
      2,
      (id: string) => [NOW, NOW - DAY].map((atMs) => sent(`${id} ${atMs}`, atMs + 60_000, welcome)),
    ],
  ])(
    'are mended by %s, wherever a function died',
    async (_, written, mendedBy) => {
      const { client, tableName } = table;
      for (let calls = 0, died = true; died; calls++) {
        const id = randomUUID();
        const row = { ...cart, journeyId: id };
        const counts = [sent(`${id} 1`, NOW, row), sent(`${id} 2`, NOW - DAY, row)];
        const dying = dyingAfter(client, { written, calls });
        await dynamoTallies(dying.client, tableName, clock)
          .add(counts, 'UTC')
          .catch(() => undefined);
        await dying.settled();
        died = dying.state.isDead;

        const tallies = dynamoTallies(client, tableName, clock);
        await tallies.add(mendedBy(id, counts), 'UTC');

        const one = { [key(row)]: { sent: 1 } };
        expect(await tallies.journey(id, year)).toEqual({ '2026-11-27': one, '2026-11-28': one });
        const both = { from: '2026-11-27', to: '2026-11-28' };
        expect(rowsOf(await tallies.journeys(both))[id]).toEqual({ 'sent:email': 2 });
      }
      // A death at every call, each with what mends it: minutes where other work takes the machine.
    },
    120_000,
  );

  it('are read by 90 days as 90 items of the shop, however many journeys there are', async () => {
    const { client, tableName } = await emptied();
    const days = Array.from({ length: 100 }, (_, day) => NOW - day * DAY);
    const counts = days.flatMap((atMs) =>
      ['a', 'b', 'c', 'd', 'e'].map((journeyId) =>
        sent(`${journeyId} ${atMs}`, atMs, { ...cart, journeyId }),
      ),
    );
    await dynamoTallies(client, tableName, clock).add(counts, 'UTC');
    const counting = countingReads(client);

    const shop = await dynamoTallies(counting.client, tableName, clock).shop({
      from: '2026-08-31',
      to: '2026-11-28',
    });

    expect(Object.keys(shop)).toHaveLength(90);
    expect(counting.items()).toBe(90);
  });

  describe('of all journeys', () => {
    const date = '2026-11-28';
    const store = () => ({ client: table.client, tableName: table.tableName });
    const put = async (pk: string, rows: Rows, writing?: Writing) =>
      writeSheet(store(), await readSheet(store(), { pk, sk: date }), rows, writing);
    const totals = async () => dynamoTallies(table.client, table.tableName, clock).journeys(year);
    const before: Rows = {
      [key({ journeyId: 'cart', channel: 'email' })]: { sent: 3, delivered: 2, 'skipped:no-consent': 1 },
      [key({ journeyId: 'cart', channel: 'sms' })]: { sent: 1 },
      [key({ journeyId: 'cart', variant: 'control' })]: { entered: 1 },
      [key({ journeyId: 'cart', variant: 'f00f00/in' })]: { people: 4 },
    };
    beforeEach(emptied);

    it('are told from its rows for a day of before there were totals, until it is worked out anew', async () => {
      await put(partitions.journeys, before);
      expect(await totals()).toEqual({
        journeyIds: ['cart'],
        columns: { 'sent:email': [3], 'sent:sms': [1], 'skipped:no-consent': [1] },
      });

      await dynamoTallies(table.client, table.tableName, clock).add([sent('a', NOW)], 'UTC');
      expect(await totals()).toEqual({ journeyIds: ['cart'], columns: { 'sent:email': [1] } });
    });

    it('are whole while a part of a day is being split', async () => {
      const many = (count: number): Rows =>
        Object.fromEntries(
          Array.from({ length: count }, (_, at) => [
            key({ journeyId: `${'j'.repeat(40)}${at}` }),
            { 'sent:email': count },
          ]),
        );
      await put(partitions.totals, many(10), { textOf: textOfTotals });
      const dying = dyingAfter(table.client, { written: 0, calls: 4 });
      await writeSheet(
        { ...store(), client: dying.client },
        await readSheet(store(), { pk: partitions.totals, sk: date }),
        many(4_000),
        { textOf: textOfTotals },
      ).catch(() => undefined);
      await dying.settled();

      const { journeyIds, columns } = await totals();
      expect(journeyIds.length).toBeGreaterThan(10);
      expect(new Set(columns['sent:email'])).toEqual(new Set([10, 4_000]));

      await put(partitions.totals, many(4_000), { textOf: textOfTotals });
      const whole = await totals();
      expect([whole.journeyIds.length, new Set(whole.columns['sent:email'])]).toEqual([
        4_000,
        new Set([4_000]),
      ]);
    });
  });
});

type Command = Parameters<DynamoDBClient['send']>[0];

/** The same client; whoever watches lets each call happen. */
const through = (
  client: DynamoDBClient,
  watch: (send: () => Promise<unknown>, command: Command) => Promise<unknown>,
): DynamoDBClient => {
  const send = (command: Command) => watch(async () => client.send(command), command);
  return Object.assign(Object.create(client), { send });
};

const countingReads = (client: DynamoDBClient) => {
  let items = 0;
  const counting = through(client, async (send) => {
    const answer = (await send()) as { ScannedCount?: number };
    items += answer.ScannedCount ?? 0;
    return answer;
  });
  return { client: counting, items: () => items };
};
