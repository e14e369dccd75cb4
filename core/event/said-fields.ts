import { isFields } from './tidy.ts';

type Fields = Record<string, unknown>;

const MAX_AMOUNT = 1e10;
const MAX_QUANTITY = 1e6;
/** As long as the catalogue takes them: what is cut is found there no more. */
const LONGEST_PRODUCT_ID = 200;

/** Text of a field that may come under several names, trimmed and cut; numbers count as text. */
export const textOf = (fields: Fields, names: readonly string[], maxLength: number): string | undefined => {
  for (const name of names) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text.trim() !== '') return text.trim().slice(0, maxLength);
  }
  return undefined;
};

/** An address that a link may lead to; anything but http and https is dropped, and so is what was cut. */
export const urlOf = (fields: Fields, names: readonly string[]): string | undefined => {
  const text = textOf(fields, names, 1001);
  if (text === undefined || text.length > 1000 || !URL.canParse(text)) return undefined;
  return /^https?:$/.test(new URL(text).protocol) ? text : undefined;
};

export const currencyOf = (fields: Fields): string | undefined => {
  const code = textOf(fields, ['currency'], 4)?.toUpperCase();
  return code !== undefined && /^[A-Z]{3}$/.test(code) ? code : undefined;
};

const NUMBER = /^\s*(-?)\s*(\d+)(?:[.,](\d+))?\s*$/;

const numberIn = (text: string): number | undefined => {
  const [, sign = '', whole, part = '0'] = NUMBER.exec(text) ?? [];
  return whole === undefined ? undefined : Number(`${sign}${whole}.${part}`);
};

/** A number, or text that is one, below zero where a client says so. */
export const signedAmountOf = (value: unknown): number | undefined => {
  const amount = typeof value === 'string' ? numberIn(value) : value;
  return typeof amount === 'number' && Math.abs(amount) <= MAX_AMOUNT ? amount : undefined;
};

/** The same; undefined for anything negative. */
export const amountOf = (value: unknown): number | undefined => {
  const amount = signedAmountOf(value);
  return amount !== undefined && amount >= 0 ? amount : undefined;
};

/** undefined where none is said or what is said is none; below zero where a client says so. */
export const quantityOf = ({ quantity }: Fields): number | undefined => {
  const amount = signedAmountOf(quantity);
  if (amount === undefined) return undefined;
  const rounded = Math.round(Math.min(Math.abs(amount), MAX_QUANTITY) * 1000) / 1000;
  return amount < 0 ? -rounded : rounded;
};

export const skuOf = (fields: Fields): string | undefined => textOf(fields, ['sku'], LONGEST_PRODUCT_ID);

/** Its sku where it has no id. */
export const productIdOf = (fields: Fields): string | undefined =>
  textOf(fields, ['product_id', 'productId', 'id'], LONGEST_PRODUCT_ID) ?? skuOf(fields);

/** The product that any event is about, in whose properties an `id` may be of something else. */
export const itemIdOf = (fields: Fields): string | undefined =>
  textOf(fields, ['product_id', 'productId'], LONGEST_PRODUCT_ID) ?? skuOf(fields);

export const productNameOf = (fields: Fields): string | undefined =>
  textOf(fields, ['name', 'product_name'], 200);

export const cartIdOf = (fields: Fields): string | undefined => textOf(fields, ['cart_id', 'cartId'], 128);

export const orderIdOf = (fields: Fields): string | undefined => textOf(fields, ['order_id', 'orderId'], 128);

/** All products that an event is about: its own, and those of its list. */
export const itemsOf = (fields: Fields): string[] => {
  const lines = Array.isArray(fields.products) ? fields.products.filter(isFields) : [];
  return [itemIdOf(fields), ...lines.map(productIdOf)].filter((id) => id !== undefined);
};
