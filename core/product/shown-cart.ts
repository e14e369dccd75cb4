import type { CartState } from '../cart/cart-log.ts';
import { type CartItemView, type CartView, cartView } from '../cart/cart-view.ts';
import { hasPlace } from '../event/plain-words.ts';
import { decimalOf } from '../money.ts';
import { type ShownBy, type ShownLine, shownLines } from './shown.ts';

/** An item as templates show it: always with its currency. */
export type ShownItem = Omit<CartItemView, 'currency'> & {
  currency: string | null;
  /** Left out where the catalogue does not say. */
  inStock?: boolean;
  /** What it did cost when it was put in, if it costs less now. */
  oldPrice?: number;
};

export type ShownCart = Omit<CartView, 'items'> & { items: ShownItem[] };

const lineOf = ({ inStock: _, oldPriceMinor: __, ...line }: ShownLine) => line;

const viewOf = (state: CartState, lines: readonly ShownLine[]): CartView | null =>
  cartView({ ...state, lines: lines.map(lineOf) });

const said = ({ inStock, oldPriceMinor, currency = '' }: ShownLine): Partial<ShownItem> => ({
  ...(inStock !== undefined && { inStock }),
  ...(oldPriceMinor !== undefined && { oldPrice: decimalOf(oldPriceMinor, currency) }),
});

/**
 * The cart as messages show it: with the catalogue's names, pictures, links and prices of now. What is out of stock is marked and left
 * out of the sum; what must not be shown is not there, and a cart may be without items for that.
 */
export const shownCart = (state: CartState, by: ShownBy): ShownCart | null => {
  if (state.lines.length === 0) return null;
  const lines = shownLines(state.lines, by);
  const view = viewOf(state, lines) ?? { items: [], value: null, currency: null };
  const sum = viewOf(
    state,
    lines.filter(({ inStock }) => inStock !== false),
  );
  const { id, totals: _, ...rest } = view;
  const items = view.items.map((item, index) => ({
    ...item,
    currency: item.currency ?? view.currency,
    ...said(lines[index] as ShownLine),
  }));
  return {
    ...(id !== undefined && !hasPlace(id) && { id }),
    ...rest,
    items,
    value: sum?.value ?? null,
    ...(sum?.totals && { totals: sum.totals }),
  };
};

/** Is everything that the cart holds known to be out of stock? */
export const isSoldOut = (cart: ShownCart | null): boolean =>
  cart !== null && cart.items.length > 0 && cart.items.every(({ inStock }) => inStock === false);
