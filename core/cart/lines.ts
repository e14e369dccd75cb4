import { storedBytes } from '../config/canonical.ts';
import { inCurrency } from '../money.ts';
import { madeOnceOf } from '../profile/patterns.ts';
import type { CartLine } from './cart-log.ts';

/** A cart of more lines than this takes no further ones. */
export const MAX_LINES = 1000;
const MAX_LINES_BYTES = 120_000;

const sameLine = (a: CartLine, b: CartLine): boolean =>
  a.productId === b.productId && a.variant === b.variant;

export type Naming = Pick<CartLine, 'productId' | 'variant' | 'sku'>;

/** Does a line of a `remove` or an `order` mean this line of the cart? By product or by sku; a variant counts if both say one. */
export const names = (named: Naming, line: Naming): boolean => {
  if (named.variant !== undefined && line.variant !== undefined && named.variant !== line.variant)
    return false;
  const ids = [line.productId, line.sku].filter((id) => id !== undefined);
  return ids.includes(named.productId) || (named.sku !== undefined && ids.includes(named.sku));
};

/** Adds the quantity; what the newer event says of name, price and pictures stands, each by itself. */
export const addLine = (lines: readonly CartLine[], added: CartLine): CartLine[] => {
  const at = lines.findIndex((line) => sameLine(line, added));
  const held = lines[at];
  if (held) return lines.with(at, joined(held, added));
  const room = lines.length < MAX_LINES && sizeOf(lines) + sizeOf([added]) <= MAX_LINES_BYTES;
  if (!room) return [...lines];
  const more = [...lines, added];
  if (sizes.has(lines)) sizes.set(more, sizeOf(lines) + bytesOf(added) + 1);
  return more;
};

const joined = (held: CartLine, added: CartLine): CartLine => {
  const { priceMinor: _said, ...line } = { ...held, ...added };
  const priceMinor = priceIn(line.currency, added.priceMinor === undefined ? held : added);
  return {
    ...line,
    quantity: rounded(held.quantity + added.quantity),
    ...(priceMinor !== undefined && { priceMinor }),
  };
};

/** A price holds in the currency it was said in; one said without is in that of the line. */
const priceIn = (
  currency: string | undefined,
  { priceMinor, currency: said }: CartLine,
): number | undefined => {
  if (said === currency || priceMinor === undefined) return priceMinor;
  return said === undefined ? inCurrency(priceMinor, currency) : undefined;
};

/** Takes a quantity from the very same line. */
export const takeSame = (lines: readonly CartLine[], taken: CartLine): CartLine[] =>
  lines.flatMap((line) => {
    if (!sameLine(line, taken)) return [line];
    const quantity = rounded(line.quantity - taken.quantity);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });

/** Takes a quantity, or with `whole` all of it, from every line that is meant. */
export const takeLine = (lines: readonly CartLine[], taken: CartLine, whole: boolean): CartLine[] =>
  lines.flatMap((line) => {
    if (!names(taken, line)) return [line];
    const quantity = whole ? 0 : rounded(line.quantity - taken.quantity);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });

/** Quantities may be fractions (kilograms); three decimals hide what adding floats leaves behind. */
const rounded = (quantity: number): number => Math.round(quantity * 1000) / 1000;

/** Lines do not change: each is measured once, however often a cart of hundreds is folded. */
const bytesOf = madeOnceOf((line: CartLine): number => storedBytes(line));

/** Of lists that have been measured: one line more is one sum more. */
const sizes = new WeakMap<readonly CartLine[], number>();

/** As a list of them is stored. Counted only where it may matter: no line is larger than 4 KB. */
const sizeOf = (lines: readonly CartLine[]): number => {
  if (lines.length < 29) return 0;
  const size = sizes.get(lines) ?? lines.reduce((sum, line) => sum + bytesOf(line) + 1, 1);
  sizes.set(lines, size);
  return size;
};

/** A line without what is only for showing it. */
export const bare = ({ productId, quantity, sku, variant }: CartLine): CartLine => ({
  productId,
  quantity,
  ...(sku !== undefined && { sku }),
  ...(variant !== undefined && { variant }),
});
