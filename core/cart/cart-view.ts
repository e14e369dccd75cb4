import { decimalOf, inCurrency } from '../money.ts';
import type { CartLine, CartState } from './cart-log.ts';

export interface CartItemView {
  productId: string;
  name?: string;
  price?: number;
  /** Only in a cart of several currencies. */
  currency?: string;
  quantity: number;
  sku?: string;
  variant?: string;
  url?: string;
  imageUrl?: string;
}

/** The cart as the API, conditions and templates see it: decimal prices. */
export interface CartView {
  id?: string;
  items: CartItemView[];
  /** null when it cannot be said in one sum: several currencies, or a line without a price. */
  value: number | null;
  currency: string | null;
  /** Only in a cart of several currencies. */
  totals?: Record<string, number>;
  updatedAt?: string;
  cartUrl?: string;
  checkoutUrl?: string;
}

/** A price that came without a currency is in the cart's, if that is one; else it is told with two decimals. */
const UNKNOWN = '';

/** null when there is nothing in it. */
export const cartView = (state: CartState): CartView | null => {
  if (state.lines.length === 0) return null;
  const { id, lines, cartUrl, checkoutUrl, activityAtMs } = state;
  const sums = sumsOf(lines);
  const several = sums.size > 1;
  const [currency = UNKNOWN] = sums.keys();
  return {
    ...(id !== undefined && { id }),
    items: lines.map((line) => itemOf(line, several)),
    value:
      several || lines.some(({ priceMinor }) => priceMinor === undefined)
        ? null
        : (sums.get(currency) ?? null),
    currency: several || currency === UNKNOWN ? null : currency,
    ...(several && { totals: Object.fromEntries(sums) }),
    ...(activityAtMs !== undefined && { updatedAt: new Date(activityAtMs).toISOString() }),
    ...(cartUrl !== undefined && { cartUrl }),
    ...(checkoutUrl !== undefined && { checkoutUrl }),
  };
};

const itemOf = (
  { productId, name, claimedName, priceMinor, currency, ...line }: CartLine,
  several: boolean,
): CartItemView => ({
  productId,
  ...((name ?? claimedName) !== undefined && { name: name ?? claimedName }),
  ...line,
  ...(priceMinor !== undefined && { price: decimalOf(priceMinor, currency ?? UNKNOWN) }),
  ...(several && currency !== undefined && { currency }),
});

/** Currency → sum of its lines as a decimal. */
const sumsOf = (lines: readonly CartLine[]): Map<string, number> => {
  const minor = new Map<string, number>();
  const known = [...new Set(lines.flatMap(({ currency }) => currency ?? []))];
  const fallback = known.length === 1 ? known[0] : undefined;
  for (const { priceMinor, currency, quantity } of lines) {
    if (priceMinor === undefined) continue;
    const price = currency === undefined ? inCurrency(priceMinor, fallback) : priceMinor;
    const key = currency ?? fallback ?? UNKNOWN;
    minor.set(key, (minor.get(key) ?? 0) + price * quantity);
  }
  return new Map([...minor].map(([currency, sum]) => [currency, decimalOf(Math.round(sum), currency)]));
};
