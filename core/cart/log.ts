import { canonicalJson, storedBytes } from '../config/canonical.ts';
import type { CartLog, CartOp, CartState } from './cart-log.ts';
import { applyLate, applyOp, CLOSED_MS, expire } from './fold.ts';
import { bare } from './lines.ts';
import { slim } from './slim.ts';

/** Beyond these the oldest operations go into the base: a late event finds its exact place among the kept ones only. */
const MAX_OPS = 40;
const MAX_OP_LINES = 120;
const MAX_OPS_BYTES = 60_000;

/** At the same millisecond what fills comes before what takes out, and an order last. */
const RANK = { touch: 0, add: 1, remove: 2, replace: 3, order: 4 } as const;
const byTime = (a: CartOp, b: CartOp): number =>
  a.atMs - b.atMs || RANK[a.kind] - RANK[b.kind] || (a.id < b.id ? -1 : 1);

/** Puts an operation in its place. Of an order that was reported twice the earlier report counts. */
export const recordOp = (log: CartLog, op: CartOp): CartLog => {
  const held = log.ops.find(({ id }) => id === op.id);
  if (held && earlier(held, op) === held) return log;
  const others = log.ops.filter((one) => one !== held);
  if (op.atMs < horizonOf(log.base)) return { base: applyLate(log.base, op), ops: others };
  return shorten({ base: log.base, ops: slim([...others, op].toSorted(byTime)) });
};

/** Of two reports of one thing; at the same time any total order will do. */
const earlier = (a: CartOp, b: CartOp): CartOp => {
  if (a.atMs !== b.atMs) return a.atMs < b.atMs ? a : b;
  return canonicalJson(a) <= canonicalJson(b) ? a : b;
};

/** Folds what is older than 48 hours into the base; an empty log of old times keeps nothing. */
export const compactLog = (log: CartLog, latestMs: number): CartLog => {
  const old = log.ops.filter(({ atMs }) => latestMs - atMs > CLOSED_MS);
  return old.length === 0 ? log : { base: old.reduce(applyOp, log.base), ops: log.ops.slice(old.length) };
};

/** Two carts joined line by line: the union of their operations, in which a whole cart replaces what it replaced and no more. */
export const mergeLogs = (a: CartLog, b: CartLog): CartLog => {
  if (isUnused(a) || isUnused(b)) return isUnused(a) ? b : a;
  const ops = new Map<string, CartOp>();
  for (const op of [...ownOps(a), ...ownOps(b)]) {
    const held = ops.get(op.id);
    ops.set(op.id, held ? earlier(held, op) : op);
  }
  return shorten({ base: mergeBases(a.base, b.base), ops: slim([...ops.values()].toSorted(byTime)) });
};

const isUnused = ({ base, ops }: CartLog): boolean =>
  ops.length === 0 && Object.keys(base).length === 2 && base.lines.length + base.closed.length === 0;

/** The operations of one cart, where each whole cart says what it came instead of. */
const ownOps = ({ base, ops }: CartLog): CartOp[] => {
  let state = base;
  return ops.map((op) => {
    const { lines } = expire(state, op.atMs);
    state = applyOp(state, op);
    return op.kind === 'replace' && !op.instead ? { ...op, instead: lines.map(bare) } : op;
  });
};

/** Everything up to then is in the base. */
const horizonOf = ({ activityAtMs }: CartState): number => activityAtMs ?? Number.NEGATIVE_INFINITY;

const shorten = ({ base, ops }: CartLog): CartLog => {
  let excess = Math.max(0, ops.length - MAX_OPS);
  let lines = ops.slice(excess).reduce((sum, op) => sum + linesOf(op), 0);
  let bytes = lines > 20 ? storedBytes(ops.slice(excess)) : 0;
  while (excess < ops.length && (lines > MAX_OP_LINES || bytes > MAX_OPS_BYTES)) {
    const oldest = ops[excess++];
    lines -= oldest ? linesOf(oldest) : 0;
    bytes -= storedBytes(oldest);
  }
  return excess === 0
    ? { base, ops }
    : { base: ops.slice(0, excess).reduce(applyOp, base), ops: ops.slice(excess) };
};

const linesOf = ({ lines, instead = [] }: CartOp): number => lines.length + instead.length;

const mergeBases = (a: CartState, b: CartState): CartState => {
  const earlier = opens(a) <= opens(b) ? a : b;
  const activityAtMs = Math.max(horizonOf(a), horizonOf(b));
  return {
    ...earlier,
    ...(Number.isFinite(activityAtMs) && { activityAtMs }),
    lines: union([...a.lines, ...b.lines], (line) => `${line.productId} ${line.variant ?? ''}`, larger),
    closed: union([...a.closed, ...b.closed], ({ atMs: _, ...line }) => canonicalJson(line), larger),
  };
};

/** Sorts by the time of opening, empty ones last, and tells equal times apart by what else the state says. */
const opens = ({ openedAtMs, id, rested, cartUrl, checkoutUrl }: CartState): string =>
  openedAtMs === undefined
    ? '~'
    : String(openedAtMs).padStart(15, '0') + JSON.stringify([id, rested, cartUrl, checkoutUrl]);

/** One per key, in the order of keys, so that it does not matter who came first. */
const union = <T>(all: readonly T[], keyOf: (one: T) => string, pick: (a: T, b: T) => T): T[] => {
  const kept = new Map<string, T>();
  for (const one of all) {
    const held = kept.get(keyOf(one));
    kept.set(keyOf(one), held === undefined ? one : pick(held, one));
  }
  return [...kept].toSorted(([x], [y]) => (x < y ? -1 : 1)).map(([, one]) => one);
};

/** Any total order will do, as long as it is one; the larger quantity, or the later time, first. */
const larger = <T extends { quantity?: number; atMs?: number }>(a: T, b: T): T => {
  const difference = (a.quantity ?? a.atMs ?? 0) - (b.quantity ?? b.atMs ?? 0);
  if (difference !== 0) return difference > 0 ? a : b;
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b;
};
