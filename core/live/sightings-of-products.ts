import { productsSaid } from '../cart/cart-op.ts';
import {
  amountOf,
  cartIdOf,
  currencyOf,
  orderIdOf,
  productIdOf,
  quantityOf,
  signedAmountOf,
} from '../event/said-fields.ts';
import { isFields } from '../event/tidy.ts';
import { currencyOfOrder, moneySaid, orderMoneyParts } from '../profile/stats/money-said.ts';
import { either, type Shown, stands } from './shown.ts';

type Fields = Record<string, unknown>;

/** A list that is none, or that holds something else than products, is lost to the cart. One that is not there is no fault but where a product is added. */
const productsIn = (event: string, properties: Fields, products: readonly unknown[] | undefined): Shown[] => {
  const isLost = products ? !products.every(isFields) : stands(properties.products);
  if (isLost) return [{ check: 'product-id', fault: 'products-not-understood' }];
  const named = products?.filter(isFields) ?? [];
  if (named.length === 0)
    return event === 'Product Added' ? [{ check: 'product-id', fault: 'no-product-id' }] : [];
  const isNamed = named.every((one) => productIdOf(one) !== undefined);
  if (!isNamed) return [{ check: 'product-id', fault: 'no-product-id' }];
  const isCounted = named.every((one) => !stands(one.quantity) || quantityOf(one) !== undefined);
  return [either('product-id', isCounted, 'quantity-not-understood')];
};

/** A price that the fold cannot read is no better than none, but is mended elsewhere. */
const pricesIn = (products: readonly Fields[]): Shown => {
  if (!products.every(({ price }) => stands(price))) return { check: 'price', fault: 'no-price' };
  const isRead = products.every(({ price }) => amountOf(price) !== undefined);
  return either('price', isRead, 'price-not-understood');
};

const currencyFault = (places: readonly Fields[]): Shown => {
  const isLost = places.some((one) => stands(one.currency) && currencyOf(one) === undefined);
  return { check: 'currency', fault: isLost ? 'currency-not-understood' : 'no-currency' };
};

/** What an order came to: a total that cannot be read is lost, although the prices of its products stand in for it. */
const worthIn = (properties: Fields): Shown => {
  const { total, totals, prices } = orderMoneyParts(properties);
  if (total !== undefined) return { check: 'price' };
  if (totals.some(stands)) return { check: 'price', fault: 'price-not-understood' };
  if (prices.length === 0 || !prices.every(stands)) return { check: 'price', fault: 'no-price' };
  const isRead =
    prices.every((price) => signedAmountOf(price) !== undefined) &&
    moneySaid(properties, { signed: true }) !== undefined;
  return either('price', isRead, 'price-not-understood');
};

const ofOrder = (properties: Fields, products: readonly Fields[]): Shown[] => [
  worthIn(properties),
  currencyOfOrder(properties) === '' ? currencyFault([properties, ...products]) : { check: 'currency' },
  either('order-id', orderIdOf(properties) !== undefined, 'no-order-id'),
];

const ofLines = (properties: Fields, lines: readonly Fields[]): Shown[] => {
  if (lines.length === 0) return [];
  const isEach = lines.every((line) => (currencyOf(line) ?? currencyOf(properties)) !== undefined);
  return [pricesIn(lines), isEach ? { check: 'currency' } : currencyFault([properties, ...lines])];
};

/** What a cart event or an order shows of the products that it names, judged as the cart and the figures of orders judge it. */
export const ofProducts = (event: string, properties: Fields): Shown[] => {
  const products = productsSaid(event, properties);
  const named = products?.filter(isFields) ?? [];
  const shown = productsIn(event, properties, products);
  if (event === 'Order Completed') return [...shown, ...ofOrder(properties, named)];
  const isBare = event === 'Product Added' && named.length === 0;
  const cartId = either('cart-id', cartIdOf(properties) !== undefined, 'no-cart-id');
  return [...shown, ...ofLines(properties, isBare ? [properties] : named), cartId];
};
