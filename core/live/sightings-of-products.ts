import { amountOf, currencyOf, productLine } from '../cart/product-line.ts';
import { isFields } from '../event/tidy.ts';
import { isTotalLost } from '../profile/stats/money-said.ts';
import { either, isSaid, type Shown, stands } from './shown.ts';

type Fields = Record<string, unknown>;

const productsIn = (properties: Fields): Fields[] =>
  Array.isArray(properties.products) ? properties.products.filter(isFields) : [properties];

/** A price that the fold cannot read is no better than none, but is mended elsewhere. */
const priceIn = (products: readonly Fields[]): Shown => {
  if (!products.every(({ price }) => stands(price))) return { check: 'price', fault: 'no-price' };
  return either(
    'price',
    products.every(({ price }) => amountOf(price) !== undefined),
    'price-not-understood',
  );
};

const currencyIn = (properties: Fields, products: readonly Fields[]): Shown => {
  const all = [properties, ...products].filter(({ currency }) => stands(currency));
  if (all.some((one) => currencyOf(one) === undefined))
    return { check: 'currency', fault: 'currency-not-understood' };
  const isThere = currencyOf(properties) !== undefined || products.every((one) => stands(one.currency));
  return either('currency', isThere, 'no-currency');
};

/** What a cart event or an order shows of the products that it names. */
export const ofProducts = (event: string, properties: Fields): Shown[] => {
  const products = productsIn(properties);
  const lines = products.map((one) => productLine(one, undefined));
  return [
    either('product-id', lines.every(Boolean), 'no-product-id'),
    priceIn(products),
    ...(event === 'Order Completed' && isTotalLost(properties)
      ? [{ check: 'price', fault: 'price-not-understood' } as const]
      : []),
    currencyIn(properties, products),
    ...(event === 'Order Completed'
      ? []
      : [either('cart-id', isSaid(properties, 'cart_id', 'cartId'), 'no-cart-id')]),
  ];
};
