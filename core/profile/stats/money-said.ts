import { minorOf } from '../../money.ts';

type Fields = Record<string, unknown>;

/** An amount as an event says it. The currency is empty where none is said: then `minor` is in hundredths. */
export interface MoneySaid {
  minor: number;
  currency: string;
}

const MAX_AMOUNT = 1e10;
const NUMBER = /^\s*-?\d+([.,]\d+)?\s*$/;
const TOTALS = ['revenue', 'total', 'value'];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A number, or a text that is one. */
const numberOf = (value: unknown): number | undefined => {
  if (typeof value === 'string' && !NUMBER.test(value)) return undefined;
  const number = typeof value === 'string' ? Number(value.replace(',', '.')) : value;
  return typeof number === 'number' && Math.abs(number) <= MAX_AMOUNT ? number : undefined;
};

const productsOf = ({ products }: Fields): Fields[] =>
  Array.isArray(products) ? products.filter(isFields) : [];

const codeOf = ({ currency }: Fields): string | undefined => {
  const code = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
};

/** That of the event, else the one that its products agree on. */
const currencyOf = (fields: Fields): string => {
  const known = [...new Set(productsOf(fields).flatMap((product) => codeOf(product) ?? []))];
  return codeOf(fields) ?? (known.length === 1 ? (known[0] ?? '') : '');
};

/** Price times quantity of all products, less what comes back where signs matter; undefined where none has a price. */
const sumOf = (fields: Fields, signed: boolean): number | undefined => {
  const sums = productsOf(fields).flatMap((product) => {
    const [price, quantity = 1] = [numberOf(product.price), numberOf(product.quantity)];
    if (price === undefined) return [];
    return signed ? [price * quantity] : [Math.abs(price * quantity)];
  });
  return sums.length === 0 ? undefined : sums.reduce((sum, one) => sum + one, 0);
};

/**
 * What an event about an order says of its money: `revenue`, else `total`, else `value`, else the sum of its products. Some
 * shops write what they give back as less than nothing: the sign does not matter where `signed` is false. Where it does, less than
 * nothing says nothing: an order of what was returned is worth none.
 */
export const moneySaid = (fields: Fields, { signed }: { signed: boolean }): MoneySaid | undefined => {
  const totals = TOTALS.flatMap((name) => numberOf(fields[name]) ?? []);
  const total = signed ? totals.find((one) => one >= 0) : totals[0];
  const amount = total ?? sumOf(fields, signed);
  if (amount === undefined || (signed && amount < 0)) return undefined;
  const currency = currencyOf(fields);
  return { minor: minorOf(Math.abs(amount), currency), currency };
};

/** A total is said that is no amount, and nothing else says what the order is worth. */
export const isTotalLost = (fields: Fields): boolean =>
  TOTALS.some((name) => fields[name] !== undefined && fields[name] !== null) &&
  moneySaid(fields, { signed: true }) === undefined;

/** Does the event name products? */
export const namesProducts = (fields: Fields): boolean => productsOf(fields).length > 0;
