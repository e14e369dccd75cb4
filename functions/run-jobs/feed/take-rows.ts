import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../core/config/canonical.ts';
import type { Feed } from '../../../core/config/feeds-settings.ts';
import { type RowRead, readRow } from '../../../core/feed/read-row.ts';
import type { RawRow } from '../../../core/feed/read-xml.ts';
import { hashId } from '../../../core/hash.ts';
import { askedEvents, keepProduct } from '../../../core/product/keep-product.ts';
import type { Kept } from '../../../core/product/ports.ts';
import type { Product } from '../../../core/product/product.ts';
import type { RunJobsPorts } from '../ports.ts';
import type { FeedItem } from './rows-of.ts';

const AT_ONCE = 100;
const WRITES_AT_ONCE = 20;
/** A step notes what it has met in one item. */
const MOST_IN_STEP = 20_000;
const MOST_NAMED = 100;
const SEEN_LENGTH = 12;

export const seenHash = (id: string): string => hashId(['product', id], SEEN_LENGTH);

export interface Refused {
  /** From 1. */
  row: number;
  id?: string;
  reason: string;
}

export interface Taken {
  counts: Record<string, number>;
  refused: Refused[];
  seen: Set<string>;
  /** Rows from the beginning of the file, and a hash of them all: whoever goes on reads the same file again up to here. */
  rows: number;
  hash: string;
  /** How the file ended; undefined where there is more. */
  end?: Extract<FeedItem, { kind: 'end' }>['outcome'];
}

export interface TakeAsk {
  ports: RunJobsPorts;
  feed: Feed;
  items: AsyncIterable<FeedItem>;
  /** So many rows have been taken by the steps before, with this hash. */
  from: { rows: number; hash: string };
  hasTime(): boolean;
}

/**
 * Takes rows from where the step before came to. Undefined where the file is not what that step read: its owner has changed it, and it
 * is to be read from its beginning.
 */
export const takeRows = async (ask: TakeAsk): Promise<Taken | undefined> => {
  const { items, from, hasTime } = ask;
  const hash = createHash('sha256');
  const digest = () => hash.copy().digest('base64url');
  const taken: Taken = { counts: {}, refused: [], seen: new Set(), rows: 0, hash: '' };
  const batch: RawRow[] = [];
  const flush = async (): Promise<void> => {
    await takeBatch(ask, taken, batch.splice(0));
  };
  for await (const item of items) {
    if (item.kind === 'end') {
      if (taken.rows < from.rows) return undefined;
      await flush();
      return { ...taken, hash: digest(), end: item.outcome };
    }
    hash.update(item.row.text);
    taken.rows += 1;
    if (taken.rows === from.rows && digest() !== from.hash) return undefined;
    if (taken.rows <= from.rows) continue;
    batch.push(item.row);
    if (batch.length < AT_ONCE) continue;
    await flush();
    if (!hasTime() || taken.rows - from.rows >= MOST_IN_STEP) break;
  }
  return { ...taken, hash: digest() };
};

const add = (counts: Record<string, number>, name: string, more = 1): void => {
  counts[name] = (counts[name] ?? 0) + more;
};

const takeBatch = async (ask: TakeAsk, taken: Taken, rows: readonly RawRow[]): Promise<void> => {
  const first = taken.rows - rows.length + 1;
  const read = rows.map((row) => readRow(row.read(), ask.feed.currency));
  add(taken.counts, 'rows', rows.length);
  for (const [at, one] of read.entries()) note(taken, one, first + at);
  const products = new Map(
    read.flatMap((one) => (one.kind === 'product' ? [[one.product.id, one.product]] : [])),
  );
  await keepAll(ask, taken, [...products.values()]);
};

const note = ({ counts, refused, seen }: Taken, read: RowRead, row: number): void => {
  const id = read.kind === 'product' ? read.product.id : read.id;
  if (id !== undefined) seen.add(seenHash(id));
  if (read.kind === 'product') return;
  add(counts, 'refused');
  if (refused.length < MOST_NAMED)
    refused.push({ row, ...(id !== undefined && { id: id.slice(0, 200) }), reason: read.reason });
};

const isSame = (kept: Kept | undefined, product: Product, feed: Feed): boolean =>
  kept?.feedId === feed.id && canonicalJson(kept.product) === canonicalJson(product);

const keepAll = async ({ ports, feed }: TakeAsk, { counts }: Taken, products: Product[]): Promise<void> => {
  const kept = new Map(
    (await ports.products.kept(products.map(({ id }) => id))).map((one) => [one.product.id, one]),
  );
  const changed = products.filter((product) => !isSame(kept.get(product.id), product, feed));
  const asked = askedEvents(await ports.config.snapshot());
  for (let at = 0; at < changed.length; at += WRITES_AT_ONCE)
    await Promise.all(
      changed.slice(at, at + WRITES_AT_ONCE).map((after) =>
        keepProduct(ports, {
          ...{ before: kept.get(after.id)?.product, after, asked },
          ...{ by: `feed ${feed.id}`, feedId: feed.id },
        }),
      ),
    );
  add(counts, 'saved', changed.length);
  add(counts, 'same', products.length - changed.length);
};
