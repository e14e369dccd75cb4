import { instantOf, type Row } from '../invoices.ts';
import { buyerOf, isRefund } from './truth.ts';

export type Event = Record<string, unknown>;

/** One receipt of the till as an event. */
export interface Receipt {
  event: Event;
  /** Of it as JSON. */
  bytes: number;
}

interface Product {
  product_id: string;
  price: number;
  quantity: number;
}

interface Draft {
  no: string;
  buyer: string;
  atMs: number;
  products: Product[];
}

/** An event may be 32 KB; the rest is for what stands around the products. */
const MOST_PRODUCT_BYTES = 31 * 1024;

const productOf = (row: Row): Product => ({
  product_id: (row.StockCode ?? '').trim(),
  price: Number(row.UnitPrice),
  quantity: Math.abs(Number(row.Quantity)),
});

/** As many as fit; those of an invoice are sent in the order of the file. */
const fitting = (products: readonly Product[]): Product[] => {
  let room = MOST_PRODUCT_BYTES;
  const end = products.findIndex((product) => {
    room -= JSON.stringify(product).length + 1;
    return room < 0;
  });
  return end < 0 ? [...products] : products.slice(0, end);
};

const totalOf = (products: readonly Product[]): number =>
  Number(products.reduce((sum, { price, quantity }) => sum + price * quantity, 0).toFixed(2));

/** A customer shows her card; who shows none is known by the receipt alone. */
const whoOf = (buyer: string, no: string): Event =>
  buyer.startsWith('customer ')
    ? { anonymousId: `receipt-${no}`, context: { source: 'pos', traits: { loyaltyCard: cardOf(buyer) } } }
    : { anonymousId: buyer.replace(' ', '-'), context: { source: 'pos' } };

export const cardOf = (buyer: string): string => buyer.replace('customer ', 'card-');

const moneyOf = (all: readonly Product[]): Event => {
  const products = fitting(all);
  const isCut = products.length < all.length;
  return { currency: 'GBP', products, ...(isCut && { total: totalOf(all) }) };
};

const receiptOf = ({ no, buyer, atMs, products }: Draft): Receipt => {
  const ids = isRefund(no) ? { refund_id: no } : { order_id: no };
  const event = {
    type: 'track',
    event: isRefund(no) ? 'Order Refunded' : 'Order Completed',
    messageId: `receipt-${no}`,
    timestamp: new Date(atMs).toISOString(),
    ...whoOf(buyer, no),
    properties: { ...ids, ...moneyOf(products) },
  };
  return { event, bytes: JSON.stringify(event).length };
};

/**
 * The file's invoices as a till would import them, in the order of the file. Nothing is left out: what was given away and what
 * was written off (quantities below nothing, at no price) is a receipt over nothing. The engine adds up the products itself;
 * a total is sent only where not all of them fit.
 */
export const receiptsOf = async (rows: AsyncIterable<Row>): Promise<Receipt[]> => {
  const drafts = new Map<string, Draft>();
  for await (const row of rows) {
    const no = row.InvoiceNo ?? '';
    const draft = drafts.get(no) ?? { no, buyer: buyerOf(row), atMs: instantOf(row), products: [] };
    draft.atMs = Math.min(draft.atMs, instantOf(row));
    draft.products.push(productOf(row));
    drafts.set(no, draft);
  }
  return [...drafts.values()].map(receiptOf);
};
