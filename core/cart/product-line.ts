import {
  amountOf,
  currencyOf,
  productIdOf,
  productNameOf,
  quantityOf,
  skuOf,
  textOf,
  urlOf,
} from '../event/said-fields.ts';
import { minorOf } from '../money.ts';
import type { CartLine } from './cart-log.ts';

type Fields = Record<string, unknown>;

/** The product that fields of an event describe; undefined when they name none. */
export const productLine = (
  fields: Fields,
  currency: string | undefined,
  unproven = false,
): CartLine | undefined => {
  const sku = skuOf(fields);
  const productId = productIdOf(fields);
  if (productId === undefined) return undefined;
  return {
    productId,
    quantity: quantityOf(fields) ?? 1,
    ...nameOf(fields, unproven),
    ...descriptionOf(fields, sku, productId),
    ...priceOf(fields, currency),
  };
};

const nameOf = (fields: Fields, unproven: boolean): Partial<CartLine> => {
  const name = productNameOf(fields);
  if (name === undefined) return {};
  return unproven ? { claimedName: name } : { name };
};

const descriptionOf = (fields: Fields, sku: string | undefined, productId: string): Partial<CartLine> => {
  const variant = textOf(fields, ['variant'], 100);
  const url = urlOf(fields, ['url', 'product_url']);
  const imageUrl = urlOf(fields, ['image_url', 'imageUrl']);
  return {
    ...(variant !== undefined && { variant }),
    ...(url !== undefined && { url }),
    ...(imageUrl !== undefined && { imageUrl }),
    ...(sku !== undefined && sku !== productId && { sku }),
  };
};

const priceOf = (
  fields: Fields,
  inherited: string | undefined,
): Pick<CartLine, 'priceMinor' | 'currency'> => {
  const currency = currencyOf(fields) ?? inherited;
  const amount = amountOf(fields.price);
  return {
    ...(amount !== undefined && { priceMinor: minorOf(amount, currency ?? '') }),
    ...(currency !== undefined && { currency }),
  };
};
