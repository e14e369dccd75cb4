import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import type { Luck } from '../luck.ts';

/** A receipt of a shop, as the file of Online Retail has it. */
export interface Invoice {
  no: string;
  /** The shop's local time, taken as UTC. */
  atMs: number;
  customerId?: string;
  cancellation: boolean;
  lines: { stockCode: string; description: string; quantity: number; unitPrice: number }[];
}

/** Receipts of nobody real, for where the file is not: customers come again, some are unknown, some give back. */
export const madeUpInvoices = (luck: Luck, count: number, days: number): Invoice[] => {
  const made = Array.from({ length: count }, (_, at): Invoice => {
    const cancellation = luck.hits(0.12);
    const day = Math.floor((at / count) * days);
    return {
      no: `${cancellation ? 'C' : ''}${536_365 + at}`,
      atMs: day * DAY_MS + 8 * HOUR_MS + luck.below(10 * 60) * MINUTE_MS,
      ...((cancellation || luck.hits(0.75)) && {
        customerId: String(12_346 + luck.below(Math.ceil(count / 2))),
      }),
      cancellation,
      lines: Array.from({ length: 1 + luck.below(3) }, () => ({
        stockCode: String(20_000 + luck.below(50)),
        description: 'White hanging heart',
        quantity: 1 + luck.below(6),
        unitPrice: (1 + luck.below(1_500)) / 100,
      })),
    };
  });
  return made.toSorted((a, b) => a.atMs - b.atMs);
};
