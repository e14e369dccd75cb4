import type { CartLine, CartOp } from './cart-log.ts';
import { bare } from './lines.ts';

type Shown = keyof Omit<CartLine, 'productId' | 'quantity' | 'sku' | 'variant'>;

/** What is only for showing a product. */
const SHOWN = ['name', 'claimedName', 'priceMinor', 'currency', 'url', 'imageUrl'] as const satisfies Shown[];

/**
 * Keeps a product's name, price and picture only where they are said last, each by itself; a currency until one is said with
 * a price, or before one, since no price is told in another. An operation that is in force makes every later one on the same
 * line be in force too, so what a later one says anew is never seen of an earlier one, whatever comes in between afterwards.
 * What comes before a whole cart, or says what goes out, is never shown at all.
 * @param ops in the order of event time
 */
export const slim = (ops: readonly CartOp[]): CartOp[] => {
  const whole = ops.findLastIndex(({ kind, instead }) => kind === 'replace' && !instead);
  const saidLater = new Map<string, Set<Shown>>();
  const slimmed = [...ops];
  for (let at = ops.length - 1; at >= 0; at--) {
    const op = ops[at];
    if (op === undefined || op.lines.length === 0) continue;
    const isHidden = at < whole || (op.kind !== 'add' && op.kind !== 'replace');
    slimmed[at] = { ...op, lines: op.lines.map((line) => (isHidden ? bare(line) : unsaid(line, saidLater))) };
    if (isHidden) continue;
    const pricedLater = new Set([...saidLater].flatMap(([key, said]) => (said.has('priceMinor') ? key : [])));
    for (const line of op.lines) say(saidLater, line, pricedLater);
  }
  return slimmed;
};

/** The sku as well: an order may have closed the line by it. */
const keyOf = ({ productId, variant, sku }: CartLine): string => JSON.stringify([productId, variant, sku]);

const unsaid = (line: CartLine, saidLater: ReadonlyMap<string, ReadonlySet<Shown>>): CartLine => {
  const said = saidLater.get(keyOf(line));
  if (said === undefined) return line;
  const kept = { ...line };
  for (const field of said) delete kept[field];
  return kept;
};

const say = (said: Map<string, Set<Shown>>, line: CartLine, pricedLater: ReadonlySet<string>): void => {
  const key = keyOf(line);
  const fields = said.get(key) ?? new Set();
  const isPriced = line.priceMinor !== undefined || pricedLater.has(key);
  for (const field of SHOWN)
    if (line[field] !== undefined && (field !== 'currency' || isPriced)) fields.add(field);
  said.set(key, fields);
};
