import { decimalOf, minorOf } from '../money.ts';
import type { Made } from './customer-event.ts';
import type { SaidRow } from './read-row.ts';

type Fields = Record<string, unknown>;

/** A wholesale order must stay within the 32 KB of an event; names are only for showing. */
const MOST_NAMED_LINES = 200;

const ofOrder = ['total', 'revenue', 'currency'];

const differing = (rows: readonly SaidRow[]): string | undefined => {
  const names = [...ofOrder, ...rows.flatMap(({ identities }) => [...identities.keys()])];
  return names.find((name) => {
    const said = rows.map(({ fields, identities }) => identities.get(name) ?? fields.get(name));
    return new Set(said.filter((value) => value !== undefined)).size > 1;
  });
};

/** An `Order Completed` of the rows of one order, as a client would send it. Lines keep the order's time that is earliest. */
export const orderEvent = (rows: readonly SaidRow[], { hasLines }: { hasLines: boolean }): Made => {
  const refused = (reason: string): Made => ({ kind: 'refused', reason });
  const other = differing(rows);
  if (other !== undefined) return refused(`the rows of this order have more than one ${other}`);
  const first = (name: string) => rows.map(({ fields }) => fields.get(name)).find((one) => one !== undefined);
  const times = rows.flatMap(({ fields }) => fields.get('at') ?? []).map(String);
  const [timestamp] = times.toSorted();
  if (timestamp === undefined) return refused('"at" is blank: when was it ordered?');
  if (hasLines && rows.some(({ fields }) => !fields.has('productId'))) return refused('productId is blank');
  const isMoney = rows.some(({ fields }) => ['total', 'revenue', 'price'].some((name) => fields.has(name)));
  const currency = first('currency');
  if (isMoney && currency === undefined) return refused('currency is blank');
  const { userId, ...contacts } = Object.fromEntries(rows.flatMap(({ identities }) => [...identities]));
  const isNamed = rows.length <= MOST_NAMED_LINES;
  const products = hasLines ? rows.map((row) => productOf(row, isNamed)) : undefined;
  const total = first('total') ?? sumOf(rows, String(currency));
  const properties = {
    ...contactsOf(contacts),
    order_id: first('orderId'),
    ...defined({ total, revenue: first('revenue'), currency, products }),
  };
  const context = contextOf(contacts);
  const said = {
    type: 'track',
    event: 'Order Completed',
    ...defined({ userId, context }),
    timestamp,
    properties,
  };
  return { kind: 'made', said };
};

const known = new Set(['email', 'phone', 'loyaltyCard']);

const contactsOf = (contacts: Record<string, string>): Fields =>
  Object.fromEntries(Object.entries(contacts).filter(([namespace]) => known.has(namespace)));

/** The shop's own ids travel as Segment's external ids. */
const contextOf = (contacts: Record<string, string>): Fields | undefined => {
  const externalIds = Object.entries(contacts)
    .filter(([namespace]) => !known.has(namespace))
    .map(([type, id]) => ({ id, type, collection: 'users', encoding: 'none' }));
  return externalIds.length > 0 ? { externalIds } : undefined;
};

const productOf = ({ fields }: SaidRow, isNamed: boolean): Fields =>
  defined({
    product_id: fields.get('productId'),
    name: isNamed ? fields.get('name') : undefined,
    quantity: fields.get('quantity'),
    price: fields.get('price'),
    category: fields.get('category'),
  });

/** Of the lines, if each has a price. */
const sumOf = (rows: readonly SaidRow[], currency: string): number | undefined => {
  const lines = rows.map(({ fields }) => [fields.get('price'), fields.get('quantity') ?? 1]);
  if (lines.some(([price]) => price === undefined)) return undefined;
  const minor = lines.map(([price, quantity]) => minorOf(Number(price) * Number(quantity), currency));
  return decimalOf(
    minor.reduce((sum, each) => sum + each, 0),
    currency,
  );
};

const defined = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
