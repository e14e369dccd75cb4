import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Count } from '../../../../core/analytics/count.ts';
import { dateIn, quarterOf } from '../../../../core/analytics/days.ts';
import { isCountable } from '../../../../core/analytics/minute.ts';
import type { DayRange, Rows, Tallies } from '../../../../core/analytics/ports.ts';
import { rowOfKey } from '../../../../core/analytics/row.ts';
import { sumOf } from '../../../../core/analytics/rows.ts';
import type { Clock } from '../../../../core/ports.ts';
import { log } from '../../../runtime/log.ts';
import { atATime } from '../../at-a-time.ts';
import { putItems } from '../item.ts';
import { bringUpDay, partitions, readQuarterSheet, writeQuarterSheet } from './days.ts';
import { rangeOf, rowsIn, sheetNameOf } from './sheet.ts';
import { itemsBetween, type Store, untilWritten } from './store.ts';
import { totalsBetween } from './totals.ts';
import {
  addToMinute,
  byMinute,
  doneItem,
  type Quarter,
  readDone,
  readQuarter,
  type Versions,
} from './truth.ts';

const MINUTES_AT_ONCE = 16;
const QUARTERS_AT_ONCE = 8;
const DAYS_AT_ONCE = 3;

/**
 * What was counted, in ProfileTable: the truth is what was seen in each minute, kept for 400 days; quarters of an hour and from them
 * days are worked out anew. Last it is noted which minutes have reached the days: what a crash left is found by the next count of
 * that quarter, and what comes again costs a few reads.
 */
export const dynamoTallies = (client: DynamoDBClient, tableName: string, clock: Clock): Tallies => {
  const store: Store = { client, tableName };

  const between = async (pk: string, { from, to }: DayRange): Promise<Record<string, Rows>> => {
    const items = await itemsBetween(store, pk, rangeOf(from, to));
    const byDay = Map.groupBy(items, sheetNameOf);
    const days = [...byDay].map(([date, parts]) => [date, rowsIn(parts)] as const);
    return Object.fromEntries(days.filter(([, rows]) => Object.keys(rows).length > 0));
  };

  return {
    async add(counts, zone) {
      const taken = countable(counts, clock.now());
      const quarters = await notDone(store, await addToTruth(store, taken));
      const read = await atATime(QUARTERS_AT_ONCE, quarters, (one) =>
        untilWritten(() => bringUp(store, one)),
      );
      const days = [...Map.groupBy(read, ({ quarterMs }) => dateIn(quarterMs, zone))];
      await atATime(DAYS_AT_ONCE, days, async ([date, some]) => {
        await untilWritten(() => bringUpDay(store, { date, zone, journeyIds: journeysIn(some) }));
        // Day by day: what a killed function has done is not done again.
        await putItems(client, tableName, some.map(doneItem));
      });
    },
    shop: (range) => between(partitions.shop, range),
    journeys: (range) => totalsBetween(store, range),
    journey: (journeyId, range) => between(partitions.journey(journeyId), range),
  };
};

const countable = (counts: readonly Count[], nowMs: number): Count[] => {
  const taken = counts.filter((one) => isCountable(one, nowMs));
  const refused = counts.length - taken.length;
  if (refused > 0) log.warn('counts too old or ahead of time', { count: refused });
  return taken;
};

/** Answers, by quarter of an hour, which items hold the counts. */
const addToTruth = async (store: Store, counts: readonly Count[]): Promise<Map<number, Versions[]>> => {
  const minutes = [...byMinute(counts)];
  const versions = await atATime(MINUTES_AT_ONCE, minutes, async ([minuteMs, some]) => ({
    quarterMs: quarterOf(minuteMs),
    versions: await addToMinute(store, minuteMs, some),
  }));
  const byQuarter = Map.groupBy(versions, ({ quarterMs }) => quarterMs);
  return new Map([...byQuarter].map(([quarterMs, all]) => [quarterMs, all.map((one) => one.versions)]));
};

/** Quarters with items that have not reached the days yet. */
const notDone = async (store: Store, held: ReadonlyMap<number, Versions[]>): Promise<number[]> => {
  const looked = await atATime(QUARTERS_AT_ONCE, [...held], async ([quarterMs, versions]) => {
    const done = await readDone(store, quarterMs);
    const isDone = versions.every((one) => [...one].every(([sk, version]) => done.get(sk) === version));
    return isDone ? [] : [quarterMs];
  });
  return looked.flat();
};

const bringUp = async (store: Store, quarterMs: number): Promise<Quarter> => {
  const sheet = await readQuarterSheet(store, quarterMs);
  const quarter = await readQuarter(store, quarterMs);
  await writeQuarterSheet(store, sheet, quarterMs, sumOf(quarter.rows));
  return quarter;
};

/** Whose own days may not know yet what was counted, by us or by whoever did not come to an end. */
const journeysIn = (quarters: readonly Quarter[]): Set<string> => {
  const keys = quarters.flatMap(({ undone }) => undone.flatMap((rows) => Object.keys(rows)));
  const ids = keys.map((key) => rowOfKey(key).journeyId);
  return new Set(ids.filter((id) => id !== undefined));
};
