import { instantOf, type Row } from '../invoices.ts';

/** What the file says of one buyer, in pence. */
export interface Totals {
  orders: number;
  grossPence: number;
  refundedPence: number;
  /** Of orders; not there for who only brought back. */
  firstAtMs?: number;
  lastAtMs?: number;
}

interface Sum {
  buyer: string;
  atMs: number;
  /** Exact: prices have at most three decimals. */
  thousandths: number;
}

/** A customer by number; without one each invoice is a buyer of its own. */
export const buyerOf = (row: Row): string =>
  row.CustomerID ? `customer ${Number(row.CustomerID)}` : `receipt ${row.InvoiceNo}`;

export const isRefund = (invoiceNo: string): boolean => invoiceNo.startsWith('C');

/**
 * Adds up the file line by line: an invoice is worth the sum of quantity times price, whatever stands in it, rounded to the
 * penny; it happened when its first line did. One whose number begins with C was brought back, any other is an order.
 */
export const truthOf = async (rows: AsyncIterable<Row>): Promise<Map<string, Totals>> => {
  const invoices = new Map<string, Sum>();
  for await (const row of rows) {
    const no = row.InvoiceNo ?? '';
    const thousandths = Math.round(Number(row.UnitPrice) * 1000) * Number(row.Quantity);
    const held = invoices.get(no) ?? { buyer: buyerOf(row), atMs: instantOf(row), thousandths: 0 };
    const atMs = Math.min(held.atMs, instantOf(row));
    invoices.set(no, { ...held, atMs, thousandths: held.thousandths + thousandths });
  }
  const totals = new Map<string, Totals>();
  for (const [no, sum] of invoices) {
    const before = totals.get(sum.buyer) ?? { orders: 0, grossPence: 0, refundedPence: 0 };
    totals.set(sum.buyer, isRefund(no) ? withRefund(before, sum) : withOrder(before, sum));
  }
  return totals;
};

const penceOf = ({ thousandths }: Sum): number => Math.round(Math.abs(thousandths) / 10);

const withRefund = (before: Totals, sum: Sum): Totals => ({
  ...before,
  refundedPence: before.refundedPence + penceOf(sum),
});

const withOrder = (before: Totals, sum: Sum): Totals => ({
  ...before,
  orders: before.orders + 1,
  grossPence: before.grossPence + penceOf(sum),
  firstAtMs: Math.min(before.firstAtMs ?? sum.atMs, sum.atMs),
  lastAtMs: Math.max(before.lastAtMs ?? sum.atMs, sum.atMs),
});
