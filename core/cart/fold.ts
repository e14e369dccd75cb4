import { hashId } from '../hash.ts';
import { type CartLine, type CartOp, type CartState, type ClosedLine, emptyCart } from './cart-log.ts';
import { addLine, names, takeLine } from './lines.ts';

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
 * counts as far as no order closed it; it opens, replaces and touches nothing that came after it.
 */
export const applyLate = (state: CartState, op: CartOp): CartState => {
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

const linesAfter = ({ lines, closed }: CartState, op: CartOp): CartLine[] => {
  const isOpen = (line: CartLine) =>
    !closed.some((one) => one.productId === line.productId && one.atMs > op.atMs);
  switch (op.kind) {
    case 'add':
      return op.lines.filter(isOpen).reduce(addLine, lines);
    case 'remove':
      return op.lines.filter(isOpen).reduce((rest, line) => takeLine(rest, line, op.whole === true), lines);
    case 'replace':
      return op.lines.filter(isOpen).reduce(addLine, []);
    case 'order':
      return op.lines.length === 0 ? [] : op.lines.reduce((rest, line) => takeLine(rest, line, true), lines);
    case 'touch':
      return lines;
  }
};

/** An order closes what it names; one that names nothing closes what the cart held. */
const closedAfter = ({ lines, closed }: CartState, op: CartOp): ClosedLine[] => {
  const kept = closed.filter((one) => op.atMs - one.atMs <= CLOSED_MS);
  if (op.kind !== 'order') return kept;
  const gone = lines.filter((line) => op.lines.length === 0 || op.lines.some((named) => names(named, line)));
  const taken = new Set([...op.lines, ...gone].map((line) => line.productId));
  const others = kept.filter((one) => !taken.has(one.productId));
  return [...others, ...[...taken].map((productId) => ({ productId, atMs: op.atMs }))].slice(-MAX_CLOSED);
};

/** An order leaves its rest at rest; any other touch of an empty or resting cart opens a new one. */
const opening = (before: CartState, op: CartOp): Pick<CartState, 'id' | 'openedAtMs' | 'rested'> => {
  const { id, openedAtMs, rested } = before;
  const opens = openedAtMs === undefined || id === undefined;
  if (op.kind === 'order' && !opens) return { id, openedAtMs, rested: true };
  if (opens || rested) return { id: op.cartId ?? hashId(['cart', op.id], 16), openedAtMs: op.atMs };
  return { id: op.cartId ?? id, openedAtMs };
};

const urls = (before: CartState, op: CartOp): Pick<CartState, 'cartUrl' | 'checkoutUrl'> => {
  const cartUrl = op.cartUrl ?? before.cartUrl;
  const checkoutUrl = op.checkoutUrl ?? before.checkoutUrl;
  return { ...(cartUrl !== undefined && { cartUrl }), ...(checkoutUrl !== undefined && { checkoutUrl }) };
};
