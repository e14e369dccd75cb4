import { type Line, totalOf } from './cart.ts';
import { CURRENCY, type ProductId, pictureOf, productOf } from './catalogue.ts';

/** Where this shop is served, and how it calls its products. */
export interface ShopWords {
  origin: string;
  /** Where it shows a cart, if not at `/shop`. */
  cartUrl?: string;
  nameOf: (id: ProductId) => string;
}

/** One product as Segment's e-commerce events name it. */
export function productProperties(
  id: ProductId,
  quantity: number,
  { origin, nameOf }: ShopWords,
): Record<string, unknown> {
  return {
    product_id: id,
    name: nameOf(id),
    price: productOf(id)?.price,
    quantity,
    currency: CURRENCY,
    url: `${origin}/shop?product=${id}`,
    image_url: origin + pictureOf(id),
  };
}

/** The whole cart: for `Cart Viewed`, `Checkout Started` and, with an order id, `Order Completed`. */
export function cartProperties(
  cartId: string,
  lines: readonly Line[],
  words: ShopWords,
): Record<string, unknown> {
  return {
    cart_id: cartId,
    cart_url: words.cartUrl ?? `${words.origin}/shop`,
    value: totalOf(lines),
    currency: CURRENCY,
    products: lines.map((line) => productProperties(line.id, line.quantity, words)),
  };
}

export function orderProperties(
  orderId: string,
  cartId: string,
  lines: readonly Line[],
  words: ShopWords,
): Record<string, unknown> {
  const { value, ...cart } = cartProperties(cartId, lines, words);
  return { order_id: orderId, total: value, revenue: value, ...cart };
}
