import { hashId } from '../hash.ts';
import { type CartLine, type CartOp, type CartState, type ClosedLine, emptyCart } from './cart-log.ts';
import { addLine, type Naming, names, takeLine, takeSame } from './lines.ts';

const HOUR_MS = 3_600_000;
/** How long after an order the lines it took stay closed to events from before it, and how long operations are kept. */
export const CLOSED_MS = 48 * HOUR_MS;
const MAX_CLOSED = 200;
/** A cart that nobody touches for so long is gone. */
export const IDLE_MS = 30 * 24 * HOUR_MS;

/** The cart after one more operation, which is not older than the state. */
export const applyOp = (state: CartState, op: CartOp): CartState => {
  const before = expire(state, op.atMs);
  const lines = linesAfter(before, op);
  const activityAtMs = Math.max(op.atMs, before.activityAtMs ?? op.atMs);
  const closed = closedAfter(before, op);
  if (lines.length === 0) return { activityAtMs, lines, closed };
  return { ...urls(before, op), ...opening(before, op), activityAtMs, lines, closed };
};

/**
 * An operation from before everything the state knows, so late that it is no longer kept: what it added, took or ordered
 * counts as far as no order closed it; it opens, replaces and touches nothing that came after it. An order from before the
 * cart was opened, and anything older than a cart can get, belongs to another cart.
 */
export const applyLate = (state: CartState, op: CartOp): CartState => {
  if ((state.activityAtMs ?? op.atMs) - op.atMs > IDLE_MS) return state;
  if (state.lines.length === 0 && op.kind !== 'order') return applyOp(state, op);
  if (op.kind === 'replace' || op.kind === 'touch') return state;
  const lines = linesAfter(state, op);
  const closed = closedAfter(state, op);
  return lines.length === 0 ? { ...emptyCart(), ...activity(state), closed } : { ...state, lines, closed };
};

const activity = ({ activityAtMs }: CartState) => (activityAtMs === undefined ? {} : { activityAtMs });

/** Empties a cart that nobody has touched for 30 days. */
export const expire = (state: CartState, nowMs: number): CartState => {
  const idle = nowMs - (state.activityAtMs ?? nowMs) > IDLE_MS;
  return idle ? { ...emptyCart(), ...activity(state) } : state;
};

/** A cart that was opened after an order is another one. After a merge such an order may stand behind it. */
const isOfAnother = ({ openedAtMs }: CartState, op: CartOp): boolean =>
  op.kind === 'order' && openedAtMs !== undefined && op.atMs < openedAtMs;

const linesAfter = (state: CartState, op: CartOp): CartLine[] => {
  const { lines, closed } = state;
  const isOpen = (line: CartLine) =>
    !closed.some((one) => one.atMs > op.atMs && (one.productId === ALL || names(one, line)));
  switch (op.kind) {
    case 'add':
      return op.lines.filter(isOpen).reduce(addLine, lines);
    case 'remove':
      return op.lines.filter(isOpen).reduce((rest, line) => takeLine(rest, line, op.whole === true), lines);
    case 'replace':
      return op.lines.filter(isOpen).reduce(addLine, op.instead?.reduce(takeSame, lines) ?? []);
    case 'order':
      if (isOfAnother(state, op)) return lines;
      return op.lines.length === 0 ? [] : op.lines.reduce((rest, line) => takeLine(rest, line, true), lines);
    case 'touch':
      return lines;
  }
};

/** An order closes what it names, and the lines that were meant by a sku; one that names nothing closes all there was. */
const closedAfter = ({ lines, closed }: CartState, op: CartOp): ClosedLine[] => {
  const kept = closed.filter((one) => op.atMs - one.atMs <= CLOSED_MS);
  if (op.kind !== 'order') return kept;
  const taken = takenBy(op, lines).map((line) => closedLine(line, op.atMs));
  const others = kept.filter((one) => one.atMs > op.atMs || !taken.some((line) => isSameLine(line, one)));
  const fresh = taken.filter((line) => !others.some((one) => isSameLine(line, one)));
  return [...others, ...fresh].slice(-MAX_CLOSED);
};

/** The mark of an order that named nothing. */
const ALL = '';

const takenBy = (order: CartOp, lines: readonly CartLine[]): Naming[] => {
  if (order.lines.length === 0) return [{ productId: ALL }];
  const isMeant = (line: CartLine) => order.lines.some((named) => names(named, line));
  const isCovered = (line: CartLine) => order.lines.some((named) => covers(named, line));
  return [...order.lines, ...lines.filter((line) => isMeant(line) && !isCovered(line))];
};

const closedLine = ({ productId, variant, sku }: Naming, atMs: number): ClosedLine => ({
  productId,
  atMs,
  ...(variant !== undefined && { variant }),
  ...(sku !== undefined && { sku }),
});

const covers = (named: CartLine, line: CartLine): boolean =>
  named.productId === line.productId && (named.variant === undefined || named.variant === line.variant);

const isSameLine = (a: ClosedLine, b: ClosedLine): boolean =>
  a.productId === b.productId && a.variant === b.variant && a.sku === b.sku;

/** An order leaves its rest at rest; any other touch of an empty or resting cart opens a new one. */
const opening = (before: CartState, op: CartOp): Pick<CartState, 'id' | 'openedAtMs' | 'rested'> => {
  const { id, openedAtMs, rested } = before;
  const opens = openedAtMs === undefined || id === undefined;
  if (op.kind === 'order' && !opens)
    return { id, openedAtMs, ...((rested || !isOfAnother(before, op)) && { rested: true }) };
  if (opens || rested) return { id: op.cartId ?? hashId(['cart', op.id], 16), openedAtMs: op.atMs };
  return { id: op.cartId ?? id, openedAtMs };
};

const urls = (before: CartState, op: CartOp): Pick<CartState, 'cartUrl' | 'checkoutUrl'> => {
  const cartUrl = op.cartUrl ?? before.cartUrl;
  const checkoutUrl = op.checkoutUrl ?? before.checkoutUrl;
  return { ...(cartUrl !== undefined && { cartUrl }), ...(checkoutUrl !== undefined && { checkoutUrl }) };
};
