import { isListed } from '../../../core/contact/block-list.ts';
import { type Item, type Key, keyOf } from './item.ts';

/** The partition of blocked addresses by when it happened. */
export const BLOCKED = 'BLOCKED';

const ISO_LETTERS = 24;

/** Where a blocked address stands in the list: its hash and its channel, nothing of itself. */
export const placeKey = (hash: string, channel: string, atMs: number): Key => ({
  pk: BLOCKED,
  sk: `${new Date(atMs).toISOString()}#${hash}#${channel}`,
});

/** The key of the item that a place leads to. */
export const placedAt = (place: Item): Key => {
  const [hash = '', channel = ''] = (place.sk?.S ?? '').slice(ISO_LETTERS + 1).split('#');
  return { pk: `X#${hash}`, sk: channel };
};

/** The place that is an item's own; undefined for one that is on no list. */
export const ownPlace = ({ pk, sk, reason, atMs }: Item): Item | undefined =>
  isListed(reason?.S ?? '')
    ? keyOf(placeKey(pk?.S?.slice(2) ?? '', sk?.S ?? '', Number(atMs?.N)))
    : undefined;
