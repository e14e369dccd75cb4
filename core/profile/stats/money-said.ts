import { currencyOf as codeOf, signedAmountOf } from '../../event/said-fields.ts';
import { isFields } from '../../event/tidy.ts';
import { minorOf } from '../../money.ts';

type Fields = Record<string, unknown>;

/** An amount as an event says it. The currency is empty where none is said: then `minor` is in hundredths. */
export interface MoneySaid {
  minor: number;
  currency: string;
}

const TOTALS = ['revenue', 'total', 'value'];

const productsOf = ({ products }: Fields): Fields[] =>
  Array.isArray(products) ? products.filter(isFields) : [];

/** That of the event, else the one that its products agree on; empty where none is said. */
export const currencyOfOrder = (fields: Fields): string => {
  const known = [...new Set(productsOf(fields).flatMap((product) => codeOf(product) ?? []))];
  return codeOf(fields) ?? (known.length === 1 ? (known[0] ?? '') : '');
};

/** Price times quantity of all products, less what comes back where signs matter; undefined where none has a price. */
const sumOf = (fields: Fields, signed: boolean): number | undefined => {
  const sums = productsOf(fields).flatMap((product) => {
    const [price, quantity = 1] = [signedAmountOf(product.price), signedAmountOf(product.quantity)];
    if (price === undefined) return [];
    return signed ? [price * quantity] : [Math.abs(price * quantity)];
  });
  return sums.length === 0 ? undefined : sums.reduce((sum, one) => sum + one, 0);
};

const totalOf = (fields: Fields, signed: boolean): number | undefined => {
  const totals = TOTALS.flatMap((name) => signedAmountOf(fields[name]) ?? []);
  return signed ? totals.find((one) => one >= 0) : totals[0];
};

/**
 * What an event about an order says of its money: `revenue`, else `total`, else `value`, else the sum of its products. Some
 * shops write what they give back as less than nothing: the sign does not matter where `signed` is false. Where it does, less than
 * nothing says nothing: an order of what was returned is worth none.
 */
export const moneySaid = (fields: Fields, { signed }: { signed: boolean }): MoneySaid | undefined => {
  const amount = totalOf(fields, signed) ?? sumOf(fields, signed);
  if (amount === undefined || (signed && amount < 0)) return undefined;
  const currency = currencyOfOrder(fields);
  return { minor: minorOf(Math.abs(amount), currency), currency };
};

/** Where an event says what an order came to: `total` is what is read of its totals; without one the prices count. */
export const orderMoneyParts = (fields: Fields): { total?: number; totals: unknown[]; prices: unknown[] } => {
  const total = totalOf(fields, true);
  return {
    ...(total !== undefined && { total }),
    totals: TOTALS.map((name) => fields[name]),
    prices: productsOf(fields).map(({ price }) => price),
  };
};

/** Does the event name products? */
export const namesProducts = (fields: Fields): boolean => productsOf(fields).length > 0;
