import { rowsOf as fileRows } from '../invoices.ts';
import { receiptsOf } from './receipts.ts';
import { differences, printTotals, rowsOf } from './report.ts';
import { createShop } from './shop.ts';
import { truthOf } from './truth.ts';

const seconds = (sinceMs: number): string => ((performance.now() - sinceMs) / 1000).toFixed(1);

/** Imports the receipts of the whole file and compares everybody's totals with the file's; true where nobody differs. */
export const runTotals = async ({ baseUrl, data }: { baseUrl: string; data: string }): Promise<boolean> => {
  const [truth, receipts] = await Promise.all([truthOf(fileRows(data)), receiptsOf(fileRows(data))]);
  const shop = createShop(baseUrl);
  const sentMs = performance.now();
  const requests = await shop.importAll(receipts);
  console.log(`${receipts.length} receipts in ${requests} requests, folded in after ${seconds(sentMs)} s`);
  const readMs = performance.now();
  const seen = await shop.readBack(truth.keys());
  console.log(`${truth.size} people read back in ${seconds(readMs)} s`);
  const wrong = [...truth].flatMap(([buyer, totals]) => differences(buyer, totals, seen.get(buyer)));
  printTotals(rowsOf(truth, seen), wrong);
  return wrong.length === 0;
};
