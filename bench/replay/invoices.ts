import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

export interface InvoiceLine {
  stockCode: string;
  description: string;
  quantity: number;
  unitPrice: number;
}

export interface Invoice {
  no: string;
  /** The shop's local time, taken as UTC. */
  atMs: number;
  customerId?: string;
  country: string;
  cancellation: boolean;
  lines: InvoiceLine[];
}

/** A line of the file, by its columns. */
export type Row = Record<string, string>;

export const rowsOf = async function* (dataDir: string): AsyncGenerator<Row> {
  const folder = join(dataDir, 'online-retail');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.csv.gz')).sort();
  for (const file of files)
    yield* createReadStream(join(folder, file))
      .pipe(createGunzip())
      .pipe(parse({ columns: true })) as AsyncIterable<Row>;
};

export const instantOf = (row: Row) => Date.parse(`${(row.InvoiceDate ?? '').replace(' ', 'T')}Z`);

const invoiceOf = (row: Row): Invoice => {
  const no = row.InvoiceNo ?? '';
  return {
    no,
    atMs: instantOf(row),
    ...(row.CustomerID ? { customerId: String(Number(row.CustomerID)) } : {}),
    country: row.Country ?? '',
    cancellation: no.startsWith('C'),
    lines: [],
  };
};

/**
 * Reads the invoices of the first `days` days of UCI Online Retail from `dataDir/online-retail/*.csv.gz`.
 * Lines without a usable quantity or price (adjustments, write-offs) are counted in `skippedLines`;
 * lines that look alike are real and stay.
 */
export const readInvoices = async (dataDir: string, days: number) => {
  const invoices = new Map<string, Invoice>();
  let skippedLines = 0;
  let untilMs = Number.POSITIVE_INFINITY;
  for await (const row of rowsOf(dataDir)) {
    const atMs = instantOf(row);
    if (untilMs === Number.POSITIVE_INFINITY) untilMs = atMs - (atMs % 86_400_000) + days * 86_400_000;
    if (atMs >= untilMs) break;
    const line = {
      stockCode: (row.StockCode ?? '').trim(),
      description: (row.Description ?? '').trim(),
      quantity: Math.abs(Number(row.Quantity)),
      unitPrice: Number(row.UnitPrice),
    };
    const adjustment = Number(row.Quantity) <= 0 && !row.InvoiceNo?.startsWith('C');
    if (adjustment || !(line.quantity > 0) || !(line.unitPrice > 0) || !line.stockCode) {
      skippedLines++;
      continue;
    }
    const invoice = invoices.get(row.InvoiceNo ?? '') ?? invoiceOf(row);
    invoice.lines.push(line);
    invoices.set(invoice.no, invoice);
  }
  return { invoices: [...invoices.values()], skippedLines };
};
