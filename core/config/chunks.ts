import { hashId } from '../hash.ts';
import { contentHash, storedBytes } from './canonical.ts';
import type { DocumentKey, PublishedEntry } from './documents.ts';

/**
 * What is in effect: the chunks that together hold every published document. A chunk is named by a prefix of the
 * bits of hash(kind, id); the prefixes split the whole range, so each document has exactly one place. A new house has
 * one chunk under the empty prefix; a chunk that grows too large is split in two.
 */
export interface Head {
  revision: number;
  /** Prefix of bits → content hash of the chunk. */
  chunks: Record<string, string>;
}

/** Immutable: its name is the hash of its content. */
export interface Chunk {
  hash: string;
  entries: PublishedEntry[];
}

export type HeadChange = { kind: 'same' } | { kind: 'changed'; head: Head; chunks: Chunk[] };

/** Above this a chunk is split; an item of the table may hold 400 KB. */
export const CHUNK_LIMIT_BYTES = 200 * 1024;
/** No document may be larger: with it alone a chunk still fits one item. */
export const DOCUMENT_LIMIT_BYTES = 250 * 1024;

export const emptyHead: Head = { revision: 0, chunks: {} };

const bitsOf = ({ kind, id }: DocumentKey): string =>
  [...hashId([kind, id], 16)]
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'))
    .join('');

/** The prefix of the chunk where a document lives or would live. */
export const placeOf = (head: Head, key: DocumentKey): string => {
  const bits = bitsOf(key);
  return Object.keys(head.chunks).find((prefix) => bits.startsWith(prefix)) ?? '';
};

export const findEntry = (entries: readonly PublishedEntry[], key: DocumentKey): PublishedEntry | undefined =>
  entries.find((entry) => entry.kind === key.kind && entry.id === key.id);

const orderOf = (entry: PublishedEntry) => `${entry.kind}/${entry.id}`;

const chunkOf = (entries: PublishedEntry[]): Chunk => {
  const inOrder = entries.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return { hash: contentHash(inOrder), entries: inOrder };
};

/** The chunks that hold these entries under a prefix, split until each fits. */
const spread = (prefix: string, entries: PublishedEntry[]): [prefix: string, chunk: Chunk][] => {
  if (entries.length < 2 || storedBytes(entries) <= CHUNK_LIMIT_BYTES) return [[prefix, chunkOf(entries)]];
  return ['0', '1'].flatMap((bit) =>
    spread(
      prefix + bit,
      entries.filter((entry) => bitsOf(entry)[prefix.length] === bit),
    ),
  );
};

/**
 * What publishing one document writes: its own chunk and a head that names it. `held` are the entries of the chunk
 * at `placeOf(head, entry)`. Publishing what is already in effect changes nothing.
 */
export const putEntry = (head: Head, held: readonly PublishedEntry[], entry: PublishedEntry): HeadChange => {
  const before = findEntry(held, entry);
  if (before && contentHash(before) === contentHash(entry)) return { kind: 'same' };
  const prefix = placeOf(head, entry);
  const placed = spread(prefix, [...held.filter((other) => other !== before), entry]);
  const { [prefix]: _replaced, ...others } = head.chunks;
  return {
    kind: 'changed',
    head: {
      revision: head.revision + 1,
      chunks: { ...others, ...Object.fromEntries(placed.map(([place, chunk]) => [place, chunk.hash])) },
    },
    chunks: placed.map(([, chunk]) => chunk),
  };
};

/** What taking one document out of effect writes; others in its chunk stay where they are. */
export const removeEntry = (head: Head, held: readonly PublishedEntry[], key: DocumentKey): HeadChange => {
  const before = findEntry(held, key);
  if (!before) return { kind: 'same' };
  const chunk = chunkOf(held.filter((other) => other !== before));
  const chunks = { ...head.chunks, [placeOf(head, key)]: chunk.hash };
  return { kind: 'changed', head: { revision: head.revision + 1, chunks }, chunks: [chunk] };
};

/** The first head of a new house: everything at once. */
export const firstHead = (entries: PublishedEntry[]): { head: Head; chunks: Chunk[] } => {
  const placed = spread('', entries);
  return {
    head: { revision: 1, chunks: Object.fromEntries(placed.map(([place, chunk]) => [place, chunk.hash])) },
    chunks: placed.map(([, chunk]) => chunk),
  };
};
