import { madeOnceOf } from '../profile/patterns.ts';
import type { CartLog, CartState } from './cart-log.ts';
import { applyOp, expire } from './fold.ts';

/** The state that a log stands for. A log does not change, and is asked for its state at several places. */
export const foldCart = madeOnceOf(({ base, ops }: CartLog): CartState => ops.reduce(applyOp, base));

/** The cart of a person. With `nowMs` a cart that lay idle for 30 days is empty. */
export const cartOf = ({ cart }: { cart: CartLog }, nowMs?: number): CartState => {
  const state = foldCart(cart);
  return nowMs === undefined ? state : expire(state, nowMs);
};
