import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { luckOf } from './luck.ts';
import { madeUpInvoices } from './shop/invoice.ts';
import { runShop } from './shop/run.ts';

// What the functions log of all these faults would fill the screen.
beforeAll(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(() => {
  jest.restoreAllMocks();
});

/** Few, and nobody real: `npm run faults -- --shop` lets the receipts of Online Retail at it. */
const RECEIPTS = 60;
const seed = Number(process.env.FC_SEED ?? 6);

describe('the people of a shop in a cloud where every tenth call goes wrong', () => {
  it(`come to the same as a count by hand (seed ${seed})`, async () => {
    const report = await runShop({ invoices: madeUpInvoices(luckOf(seed), RECEIPTS, 2), seed });

    expect(report.differences).toEqual([]);
    expect(report.deadLetters).toBe(0);
    expect(report.injected).toBeGreaterThan(report.calls / 20);
    expect(report.totals.recounted.sent).toBeGreaterThan(10);
    expect(report.totals.recounted.attributed).toBeGreaterThan(0);
  }, 120_000);
});
