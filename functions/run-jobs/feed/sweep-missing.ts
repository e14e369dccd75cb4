import type { Feed } from '../../../core/config/feeds-settings.ts';
import { isInStock } from '../../../core/product/product.ts';
import type { RunJobsPorts } from '../ports.ts';
import { seenHash } from './take-rows.ts';

const PAGE = 100;

export interface SweepAsk {
  ports: RunJobsPorts;
  feed: Feed;
  seen: ReadonlySet<string>;
  cursor: string | undefined;
  hasTime(): boolean;
}

/** Products that the feed said once and says no longer cannot be bought; they are kept, since events and messages name them still. */
export const sweepMissing = async ({
  ports,
  feed,
  seen,
  cursor,
  hasTime,
}: SweepAsk): Promise<{ counts: Record<string, number>; cursor?: string }> => {
  let gone = 0;
  let at = cursor;
  do {
    const page = await ports.products.page(at, PAGE);
    const missing = page.kept.filter(
      ({ product, feedId }) =>
        feedId === feed.id && !seen.has(seenHash(product.id)) && isInStock(product) !== false,
    );
    for (const { product } of missing) await ports.products.put({ ...product, stock: 0 }, feed.id);
    gone += missing.length;
    at = page.cursor;
  } while (at !== undefined && hasTime());
  return { counts: { gone }, ...(at !== undefined && { cursor: at }) };
};
