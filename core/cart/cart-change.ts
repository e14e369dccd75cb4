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
