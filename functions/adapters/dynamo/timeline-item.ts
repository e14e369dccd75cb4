import type { TimelineEntry, TimelineItem } from '../../../core/send/timeline.ts';
import { type Item, keyOf } from './item.ts';
import { packedText, textOf } from './packed-text.ts';
import { partitionOf } from './profile-item.ts';

const YEAR_9999_MS = 253_402_300_799_000;

/** Sorts as text in the order of time. */
export const timelinePrefix = (atMs: number): string =>
  `T#${new Date(Math.min(Math.max(0, atMs), YEAR_9999_MS)).toISOString()}`;

/**
 * The hashes lie as bytes beside the entries, eight each, so that looking for duplicates reads no text. The entries are
 * deflated: twenty events fit one write unit, and thirteen months of keeping them cost more than writing them.
 */
export const timelineItem = (
  { profileId, atMs, id, entries, messageHashes = [] }: TimelineItem,
  expiresAtSeconds: number,
): Item => ({
  ...keyOf({ pk: partitionOf(profileId), sk: `${timelinePrefix(atMs)}#${id}` }),
  body: packedText(JSON.stringify(entries)),
  ...(messageHashes.length > 0 && { hashes: { B: Buffer.from(messageHashes.join(''), 'hex') } }),
  expiresAtSeconds: { N: String(expiresAtSeconds) },
});

export const entriesOf = (item: Item): TimelineEntry[] =>
  JSON.parse(textOf(item.body) ?? '[]') as TimelineEntry[];

/** The id after `T#<time>#`. */
export const idOf = (item: Item): string => item.sk?.S?.slice(timelinePrefix(0).length + 1) ?? '';

export const hashesOf = (item: Item): string[] =>
  Buffer.from(item.hashes?.B ?? [])
    .toString('hex')
    .match(/.{16}/g) ?? [];
