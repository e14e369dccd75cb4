import { QUARTER_MS, spanOf } from '../../../../core/analytics/days.ts';
import type { Rows } from '../../../../core/analytics/ports.ts';
import { project } from '../../../../core/analytics/projections.ts';
import { sumOf } from '../../../../core/analytics/rows.ts';
import { textOfTotals } from '../../../../core/analytics/totals-columns.ts';
import { atATime } from '../../at-a-time.ts';
import { getItems, type Item, type Key } from '../item.ts';
import { readSheet, rowsIn, type Sheet, sheetNameOf, sheetOf, type Writing, writeSheet } from './sheet.ts';
import { itemsBetween, type Store } from './store.ts';
import { expiryAfter } from './truth.ts';

const WRITES_AT_ONCE = 32;

const iso = (atMs: number): string => new Date(atMs).toISOString();
const utcDateOf = (atMs: number): string => iso(atMs).slice(0, 'yyyy-mm-dd'.length);

/** `N#2026-11-28` / `10:15`: what a quarter of an hour comes to. */
const quarterKey = (quarterMs: number): Key => ({
  pk: `N#${utcDateOf(quarterMs)}`,
  sk: iso(quarterMs).slice('yyyy-mm-ddT'.length, 'yyyy-mm-ddThh:mm'.length),
});

export const partitions = {
  shop: 'REPORTS',
  totals: 'REPORTS#totals',
  /** Days of before there were totals: rows of a journey and a channel. They are read, and written no more. */
  journeys: 'REPORTS#journeys',
  journey: (journeyId: string) => `REPORTS#journey#${journeyId}`,
};

export const readQuarterSheet = (store: Store, quarterMs: number): Promise<Sheet> =>
  readSheet(store, quarterKey(quarterMs));

export const writeQuarterSheet = (store: Store, sheet: Sheet, quarterMs: number, rows: Rows): Promise<void> =>
  writeSheet(store, sheet, rows, { more: expiryAfter(quarterMs) });

/** All quarters of an hour that a day of the zone is made of, sheet by sheet. */
const quartersOfDay = async (store: Store, date: string, zone: string): Promise<Item[][]> => {
  const { fromMs, untilMs } = spanOf(date, zone);
  const lastMs = untilMs - QUARTER_MS;
  const dates = new Map<string, { first: Key; last: Key }>();
  for (let atMs = fromMs; atMs <= lastMs; atMs += QUARTER_MS) {
    const key = quarterKey(atMs);
    dates.set(key.pk, { first: dates.get(key.pk)?.first ?? key, last: key });
  }
  const found = await Promise.all(
    [...dates].map(([pk, { first, last }]) => itemsBetween(store, pk, [`${first.sk}#`, `${last.sk}#~`])),
  );
  return found.flatMap((items) => [...Map.groupBy(items, sheetNameOf).values()]);
};

/** Of each journey the one item that it mostly is; the parts of the few that are split are asked for one by one. */
const readSheetsOf = async (
  store: Store,
  journeyIds: readonly string[],
  date: string,
): Promise<Map<string, Sheet>> => {
  const keys = journeyIds.map((id) => ({ pk: partitions.journey(id), sk: date }));
  const items = await getItems(
    store.client,
    store.tableName,
    keys.map(({ pk, sk }) => ({ pk, sk: `${sk}#` })),
  );
  const byPartition = new Map(items.map((item) => [item.pk?.S, item]));
  const sheets = await Promise.all(
    keys.map((key) => {
      const item = byPartition.get(key.pk);
      return item?.split ? readSheet(store, key) : sheetOf(key, item ? [item] : []);
    }),
  );
  return new Map(journeyIds.map((id, at) => [id, sheets[at] as Sheet]));
};

/** Works a day out anew: versions are read first, then what it is made of, then it is written on condition of the versions. */
export const bringUpDay = async (
  store: Store,
  { date, zone, journeyIds }: { date: string; zone: string; journeyIds: ReadonlySet<string> },
): Promise<void> => {
  const [shop, totals, byJourney] = await Promise.all([
    readSheet(store, { pk: partitions.shop, sk: date }),
    readSheet(store, { pk: partitions.totals, sk: date }),
    readSheetsOf(store, [...journeyIds], date),
  ]);
  const quarters = await quartersOfDay(store, date, zone);
  const day = project(sumOf(unpacked(quarters)));
  const writes: [Sheet, Rows, Writing?][] = [
    [shop, day.shop],
    [totals, day.totals, { textOf: textOfTotals }],
    ...[...byJourney].map(([id, sheet]): [Sheet, Rows] => [sheet, day.byJourney.get(id) ?? {}]),
  ];
  await atATime(WRITES_AT_ONCE, writes, ([sheet, rows, writing]) => writeSheet(store, sheet, rows, writing));
};

/** One after the other, so that not all of them are unpacked at once. */
function* unpacked(quarters: readonly Item[][]): Generator<Rows> {
  for (const items of quarters) yield rowsIn(items);
}
