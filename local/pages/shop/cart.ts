import { PRODUCTS, type ProductId, productOf } from './catalogue.ts';

export interface Line {
  id: ProductId;
  quantity: number;
}

/** The cart with `by` more (or fewer) pieces of a product; a line without pieces is gone. */
export function changeQuantity(lines: readonly Line[], id: ProductId, by: number): Line[] {
  const known = lines.some((line) => line.id === id);
  const all = known ? lines : [...lines, { id, quantity: 0 }];
  return all
    .map((line) => (line.id === id ? { ...line, quantity: line.quantity + by } : line))
    .filter((line) => line.quantity > 0);
}

/** In cents, so that 3 × 9.90 is 29.70. */
const cents = (id: ProductId): number => Math.round((productOf(id)?.price ?? 0) * 100);

/** Whole and decimal, such as 57.9. */
export const totalOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + cents(line.id) * line.quantity, 0) / 100;

export const piecesOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0);

/** Lines that another device or an answer of the API named; unknown products are left out. */
export const knownLines = (items: readonly { productId: string; quantity: number }[]): Line[] =>
  items.flatMap((item) => {
    const product = PRODUCTS.find(({ id }) => id === item.productId);
    return product && item.quantity > 0 ? [{ id: product.id, quantity: item.quantity }] : [];
  });
