import { DAY_MS } from '../duration.ts';
import type { ShopEvent } from '../event/event.ts';
import { itemsOf } from '../event/said-fields.ts';
import { hashId } from '../hash.ts';
import { productEvents } from './product.ts';

/** Whoever looked at it longer ago hears nothing of it. */
export const INTEREST_MS = 30 * DAY_MS;

const hashOf = (productId: string): string => hashId(['product', productId], 24);

export const interestList = (productId: string): string => `product#${hashOf(productId)}`;
export const interestSortKey = (productId: string): string => `N#${hashOf(productId)}`;

const SHOWING: ReadonlySet<string> = new Set([
  'Product Viewed',
  'Product Added',
  'Product Added to Wishlist',
]);
const MOST_AT_ONCE = 50;

export interface InterestChanges {
  /** productId → when she looked at it last. */
  shown: Map<string, number>;
  /** Bought: nobody wants to hear that it is cheaper now. */
  bought: Set<string>;
}

/** What a person's events say of her interest in products, in the order of event time. */
export const interestsIn = (events: readonly ShopEvent[], nowMs: number): InterestChanges => {
  const shown = new Map<string, number>();
  const bought = new Set<string>();
  for (const event of events) {
    if (event.bot || nowMs - event.atMs > INTEREST_MS) continue;
    if (SHOWING.has(event.event))
      for (const id of itemsOf(event.properties ?? {})) {
        if (shown.size < MOST_AT_ONCE || shown.has(id)) shown.set(id, event.atMs);
        bought.delete(id);
      }
    else if (event.event === 'Order Completed')
      for (const id of itemsOf(event.properties ?? {}).slice(0, MOST_AT_ONCE)) {
        shown.delete(id);
        bought.add(id);
      }
  }
  return { shown, bought };
};

/** Does anybody ask who looked at what? Only then it is written down. */
export const wantsInterests = (byTrigger: ReadonlyMap<string, unknown>): boolean =>
  productEvents.some((event) => byTrigger.has(event));
