import type { CartLine, CartLog, CartOp, CartState } from './cart-log.ts';
import { emptyCart } from './cart-log.ts';
import { foldCart } from './cart-of.ts';

export interface JoinedCarts {
  /** The one cart, with whatever happened since. */
  now: CartLog;
  /** As the merge had made it. */
  made: CartLog;
  before: CartLog;
  loser: CartLog;
}

const lineKey = ({ productId, variant }: CartLine): string => `${productId} ${variant ?? ''}`;
const linesOf = ({ lines }: CartState): Map<string, CartLine> =>
  new Map(lines.map((line) => [lineKey(line), line]));

/**
 * Two carts of one. Lines that nobody touched since the merge go back to where they came from; a line that was touched, or
 * bought, stays with the winner, and the loser's copy of it is gone: it would be in two carts, or be bought twice.
 */
export const separateCarts = ({
  now,
  made,
  before,
  loser,
}: JoinedCarts): { winner: CartLog; loser: CartLog } => {
  if (JSON.stringify(made) === JSON.stringify(now)) return { winner: before, loser };
  const touched = touchedOf({ now, made, loser });
  const isWhole = made.ops.every(({ id }) => now.ops.some((op) => op.id === id));
  const winner = isWhole ? withoutOps({ now, before, made, touched }) : withoutLines({ now, before, made });
  return { winner, loser: touched.size === 0 ? loser : withoutTouched(loser, touched) };
};

/** Lines of the loser's that are not as the merge had made them. */
const touchedOf = ({ now, made, loser }: { now: CartLog; made: CartLog; loser: CartLog }): Set<string> => {
  const [after, madeOf] = [linesOf(foldCart(now)), linesOf(foldCart(made))];
  const since = now.ops.filter((op) => !made.ops.some(({ id }) => id === op.id));
  const isNamed = (key: string) => since.some(({ lines }) => lines.some((line) => lineKey(line) === key));
  const isTouched = (key: string) =>
    madeOf.has(key) && (isNamed(key) || after.get(key)?.quantity !== madeOf.get(key)?.quantity);
  return new Set([...linesOf(foldCart(loser)).keys()].filter(isTouched));
};

interface Parting {
  now: CartLog;
  before: CartLog;
  made: CartLog;
}

/** All operations are still there: hers are taken out, but for the lines that were touched. */
const withoutOps = ({ now, before, made, touched }: Parting & { touched: ReadonlySet<string> }): CartLog => {
  const own = new Map(before.ops.map((op) => [op.id, op]));
  // Those that the merge found too old to keep.
  const old = before.ops.filter(({ id }) => !made.ops.some((op) => op.id === id));
  const ops = now.ops.flatMap((op): CartOp[] => {
    const held = own.get(op.id);
    if (held) return [held];
    if (!made.ops.some(({ id }) => id === op.id)) return [op];
    const lines = op.lines.filter((line) => touched.has(lineKey(line)));
    const fills = op.kind === 'add' || op.kind === 'replace';
    return fills && lines.length > 0 ? [{ ...op, kind: 'add', lines }] : [];
  });
  return { base: stateWithout(now.base, made.base, before.base), ops: [...old, ...ops] };
};

/** Some are folded into one state by now: line by line. */
const withoutLines = ({ now, before, made }: Parting): CartLog => ({
  base: stateWithout(foldCart(now), foldCart(made), foldCart(before)),
  ops: [],
});

const stateWithout = (now: CartState, made: CartState, before: CartState): CartState => {
  if (JSON.stringify(now) === JSON.stringify(made)) return before;
  const [madeOf, earlier] = [linesOf(made), linesOf(before)];
  const lines = now.lines.flatMap((line) => {
    const key = lineKey(line);
    return madeOf.get(key)?.quantity === line.quantity ? (earlier.get(key) ?? []) : [line];
  });
  const { activityAtMs, closed } = now;
  const activity = activityAtMs === undefined ? {} : { activityAtMs };
  if (lines.length === 0) return { ...emptyCart(), ...activity, closed };
  const isTheSame = now.id === made.id && now.openedAtMs === made.openedAtMs && before.lines.length > 0;
  return { ...(isTheSame ? before : now), ...activity, lines, closed };
};

const withoutTouched = (log: CartLog, touched: ReadonlySet<string>): CartLog => {
  const state = foldCart(log);
  const lines = state.lines.filter((line) => !touched.has(lineKey(line)));
  const { activityAtMs, closed } = state;
  const activity = activityAtMs === undefined ? {} : { activityAtMs };
  return {
    base: lines.length === 0 ? { ...emptyCart(), ...activity, closed } : { ...state, lines },
    ops: [],
  };
};
