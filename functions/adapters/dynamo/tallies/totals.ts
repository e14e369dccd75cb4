import type { DayRange, Totals } from '../../../../core/analytics/ports.ts';
import { totalsOf } from '../../../../core/analytics/totals.ts';
import { inColumns, sumOfTotals, totalsOfText } from '../../../../core/analytics/totals-columns.ts';
import type { Item } from '../item.ts';
import { partitions } from './days.ts';
import { rangeOf, rowsIn, sheetNameOf, textsIn } from './sheet.ts';
import { itemsBetween, type Store } from './store.ts';

/** Day by day, so that not all of them are unpacked at once. */
function* unpacked(days: ReadonlyMap<string, Item[]>, before: ReadonlyMap<string, Item[]>) {
  for (const parts of days.values()) yield textsIn(parts).map(totalsOfText);
  for (const [date, parts] of before) if (!days.has(date)) yield [inColumns(totalsOf(rowsIn(parts)))];
}

/** What journeys came to. A day that was worked out before there were totals, and has not changed since, is told from its rows. */
export const totalsBetween = async (store: Store, { from, to }: DayRange): Promise<Totals> => {
  const read = async (pk: string) =>
    Map.groupBy(await itemsBetween(store, pk, rangeOf(from, to)), sheetNameOf);
  const [days, before] = await Promise.all([read(partitions.totals), read(partitions.journeys)]);
  return sumOfTotals(unpacked(days, before));
};
