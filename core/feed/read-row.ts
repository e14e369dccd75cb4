import { faultsOf } from '../faults.ts';
import { type Product, productSchema } from '../product/product.ts';

/** A product as a feed names it, before it is looked at. */
export interface SaidProduct {
  id?: string | undefined;
  name?: string | undefined;
  /** `19.90`, `19,90 EUR`, `EUR 19.90`. */
  price?: string | undefined;
  currency?: string | undefined;
  /** `in stock`, `true`, `нет`. */
  availability?: string | undefined;
  stock?: string | undefined;
  url?: string | undefined;
  imageUrl?: string | undefined;
  category?: string | undefined;
}

export type RowRead =
  | { kind: 'product'; product: Product }
  /** Why it is none; the id where there is one. */
  | { kind: 'refused'; reason: string; id?: string };

const AWAY =
  /^(out[ _-]?of[ _-]?stock|backorder|preorder|sold[ _-]?out|discontinued|unavailable|false|no|0|нет|нет в наличии)$/i;
const HERE = /^(in[ _-]?stock|limited[ _-]?availability|available|true|yes|1|да|есть|в наличии)$/i;
/** What feeds call a currency that has another name today. */
const RENAMED: Readonly<Record<string, string>> = { RUR: 'RUB', BYR: 'BYN' };

const priceOf = (text: string): { price?: number; currency?: string } => {
  const [, before, amount = '', after] =
    /^([A-Z]{3})?\s*(\d[\d\s\u00a0.,]*?)\s*([A-Z]{3})?$/.exec(text.trim().toUpperCase()) ?? [];
  const plain = amount.replaceAll(/[\s\u00a0]/g, '');
  // Of two kinds of separators the last one is that of the decimals.
  const decimal = plain.includes(',') && plain.lastIndexOf(',') > plain.lastIndexOf('.') ? ',' : '.';
  const digits = plain.replaceAll(decimal === ',' ? '.' : ',', '').replace(decimal, '.');
  const price = /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
  const currency = after ?? before;
  return { ...(price !== undefined && { price }), ...(currency !== undefined && { currency }) };
};

const stockOf = ({ stock, availability }: SaidProduct): Pick<Product, 'stock' | 'available'> => {
  const count =
    stock !== undefined && /^\d+([.,]\d+)?$/.test(stock.trim())
      ? Math.floor(Number(stock.replace(',', '.')))
      : undefined;
  const word = (availability ?? (count === undefined ? stock : undefined))?.trim() ?? '';
  const isAway = AWAY.test(word);
  return {
    ...(count !== undefined && { stock: isAway ? 0 : count }),
    ...(count === undefined && isAway && { available: false }),
    ...(count === undefined && HERE.test(word) && { available: true }),
  };
};

const text = (value: string | undefined, most: number): string | undefined => {
  const trimmed = value?.replaceAll(/\s+/g, ' ').trim();
  return trimmed ? trimmed.slice(0, most) : undefined;
};

const pricedOf = ({ price, currency }: SaidProduct, ofFeed: string | undefined) => {
  if (!price?.trim()) return {};
  const said = priceOf(price);
  const code = said.currency ?? currency?.trim().toUpperCase() ?? ofFeed;
  return { price: said.price ?? price, currency: code === undefined ? undefined : (RENAMED[code] ?? code) };
};

/** The product that a row of a feed stands for, or why it is none. */
export const readRow = (said: SaidProduct, currency: string | undefined): RowRead => {
  const [id, name, category] = [text(said.id, 1000), text(said.name, 500), text(said.category, 500)];
  const [url, imageUrl] = [said.url?.trim(), said.imageUrl?.trim()];
  const parsed = productSchema.safeParse({
    id,
    name,
    ...pricedOf(said, currency),
    ...stockOf(said),
    ...(url && { url }),
    ...(imageUrl && { imageUrl }),
    ...(category !== undefined && { category }),
  });
  if (parsed.success) return { kind: 'product', product: parsed.data };
  const [fault] = faultsOf(parsed.error);
  const reason = `${fault?.path.slice(1) ?? ''}: ${fault?.message ?? 'no product'}`;
  return { kind: 'refused', reason, ...(id !== undefined && { id }) };
};
