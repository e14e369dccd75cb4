import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readInvoices } from '../../../bench/replay/invoices.ts';
import { runShop, type ShopReport } from './run.ts';

export interface ShopFlags {
  /** Folder with `online-retail/*.csv.gz`. */
  data: string;
  days: number;
  /** So many receipts at most. */
  most: number;
  seed: number;
  faults: number;
}

const SHOWN = 60;

const print = ({ differences, totals, ...figures }: ShopReport, seed: number, seconds: number): void => {
  console.log(figures);
  const names = [...new Set([...Object.keys(totals.counted), ...Object.keys(totals.recounted)])].toSorted();
  console.table(
    Object.fromEntries(
      names.map((name) => [
        name,
        { counted: totals.counted[name] ?? 0, recounted: totals.recounted[name] ?? 0 },
      ]),
    ),
  );
  for (const { row, counted, recounted } of differences.slice(0, SHOWN))
    console.log(`${row}: counted ${counted}, recounted ${recounted}`);
  console.log(`${differences.length} differences in ${figures.rows} figures, seed ${seed}, ${seconds} s`);
};

/** Plays days of Online Retail under faults, and compares what was counted with an independent count; true where nothing differs. */
export const shopUnderFaults = async ({ data, days, most, seed, faults }: ShopFlags): Promise<boolean> => {
  if (!existsSync(join(data, 'online-retail'))) {
    console.error(`Skipped: no online-retail folder in ${data}. Name it with --data or KASKAD_DATA.`);
    return true;
  }
  const { invoices } = await readInvoices(data, days);
  const some = invoices.slice(0, most);
  console.log(
    `${some.length} receipts of ${days} days, ${faults * 100} % of calls with a fault, seed ${seed}`,
  );
  console.info = () => {};
  console.warn = () => {};
  console.error = () => {};
  Error.stackTraceLimit = 0;
  const startedMs = performance.now();
  const report = await runShop({ invoices: some, seed, faults });
  print(report, seed, Math.round((performance.now() - startedMs) / 1000));
  return report.differences.length === 0 && report.deadLetters === 0;
};
