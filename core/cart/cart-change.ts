import type { CartState } from './cart-log.ts';

/**
 * What an event did to the cart, told by the folds before and after it: one that arrives late and changes nothing did nothing.
 * A cart that is opened again (after an order left its rest, after 30 idle days) has changed, whatever is in it.
 */
export const cartChange = (before: CartState, after: CartState): 'changed' | 'emptied' | undefined => {
  if (after.lines.length === 0) return before.lines.length > 0 ? 'emptied' : undefined;
  const isSame =
    before.openedAtMs === after.openedAtMs &&
    before.lines.length === after.lines.length &&
    JSON.stringify(before.lines) === JSON.stringify(after.lines);
  return isSame ? undefined : 'changed';
};

export interface CartChange {
  change: 'changed' | 'emptied';
  atMs: number;
}

/**
 * The same at the time of the event. One that is told late may say that the cart was over when something was put into it again:
 * then the one cart is emptied by it, and the next one was opened since.
 */
export const cartChanges = (before: CartState, after: CartState, atMs: number): CartChange[] => {
  const { openedAtMs = atMs, rested } = after;
  const isNext = openedAtMs > atMs && openedAtMs !== before.openedAtMs && !rested;
  if (isNext)
    return [
      { change: 'emptied', atMs },
      { change: 'changed', atMs: openedAtMs },
    ];
  const change = cartChange(before, after);
  return change === undefined ? [] : [{ change, atMs }];
};

/** When the cart of one of two was opened anew, where an order of the other says that it was over in between. */
export const openedByMerge = (both: readonly CartState[], merged: CartState): number | undefined => {
  const { openedAtMs, rested } = merged;
  const isLater = both.every((one) => (one.openedAtMs ?? 0) < (openedAtMs ?? 0));
  return isLater && !rested ? openedAtMs : undefined;
};
