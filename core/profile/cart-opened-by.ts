import { openedByMerge } from '../cart/cart-change.ts';
import { cartOf } from '../cart/cart-of.ts';
import { hashId } from '../hash.ts';
import type { AppliedEvent } from '../journey/applied-event.ts';
import type { MergeNote } from './merge-note.ts';
import type { Profile } from './profile.ts';

/**
 * What a merge tells of the cart: where an order of the one parted the cart of the other in two, nobody has told yet that the next one was
 * opened, and no journey would remind her of it.
 */
export const cartOpenedBy = (
  merged: Profile,
  both: readonly Profile[],
  { source }: Pick<MergeNote, 'source'>,
): AppliedEvent[] => {
  const atMs = openedByMerge(
    both.map((one) => cartOf(one)),
    cartOf(merged),
  );
  if (atMs === undefined) return [];
  const messageId = `${hashId(['opened', merged.id, atMs])} changed`;
  return [{ type: 'track', event: 'Cart Changed', messageId, atMs, source, derived: true }];
};
