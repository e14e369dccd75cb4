import { sourceWord } from '../event/source-word.ts';
import { isFields } from '../event/tidy.ts';
import type { Untold } from '../hooks/hook.ts';
import type { EventSource } from '../ports.ts';
import type { LiveRefusal, LiveReport, RefusalReason } from './live.ts';
import type { Sighting } from './sighting.ts';

export const MOST_NAME = 100;
/** More of one request are not looked at. */
const MOST_REFUSALS = 100;

/** What `normalise` says in words, and which fields it means. */
const droppedFor: Record<string, [RefusalReason, string[]]> = {
  'not an object': ['not-an-object', []],
  'nested too deeply': ['too-deep', []],
  'larger than 32 KB': ['too-large', []],
  'unknown type': ['unknown-type', ['type']],
  'no userId or anonymousId': ['no-id', ['userId', 'anonymousId']],
  'no previousId': ['no-previous-id', ['previousId']],
  'no groupId': ['no-group-id', ['groupId']],
  'id longer than 512 characters': ['id-too-long', ['userId', 'anonymousId', 'previousId', 'groupId']],
  'no event name, or one longer than 256 characters': ['no-name', ['event']],
};

/** Who sent what was refused, as far as it is known. */
export interface RefusedFrom {
  source?: EventSource | undefined;
  atMs: number;
}

const nameOf = (raw: unknown): string | undefined => {
  if (!isFields(raw)) return undefined;
  const { event, type } = raw;
  const name = typeof event === 'string' && event.trim() !== '' ? event.trim() : type;
  return typeof name === 'string' ? name.slice(0, MOST_NAME) : undefined;
};

const wordOf = (raw: unknown, source: EventSource): string => {
  const context = isFields(raw) && isFields(raw.context) ? raw.context : {};
  return sourceWord(context.source, source);
};

/** One event that was dropped, or none where a whole request was refused; no value of any field. */
const refusalOf = (
  [reason, fields]: [RefusalReason, string[]],
  { source, atMs }: RefusedFrom,
  raw?: unknown,
): LiveRefusal => {
  const name = nameOf(raw);
  return {
    ...{ kind: 'refused', atMs, reason, fields },
    ...(name !== undefined && { name }),
    ...(source && { source: wordOf(raw, source), sourceId: source.id }),
  };
};

const faultsOf = (reason: RefusalReason, { source }: RefusedFrom): Sighting[] => {
  if (!source) return [];
  return reason === 'wrong-origin'
    ? [{ sourceId: source.id, check: 'origin', fault: 'origin-not-allowed' }]
    : [{ sourceId: source.id, check: 'taken', fault: 'events-refused' }];
};

/** What an order has to name one of. */
export const BUYER_FIELDS = ['email', 'phone'];

/** Which fields of a request are meant, where it is refused as a whole. */
const fieldsFor: Partial<Record<RefusalReason, string[]>> = {
  'unknown-key': ['writeKey'],
  'wrong-origin': ['origin'],
  'bad-shopper-token': ['X-Shopper-Token'],
  'no-batch': ['batch'],
  'too-many': ['batch'],
  'no-subscription': ['subscription'],
  'order-of-nobody': BUYER_FIELDS,
};

/** A request that was refused as a whole. */
export const refusedRequest = (reason: RefusalReason, from: RefusedFrom): LiveReport => ({
  entries: [refusalOf([reason, fieldsFor[reason] ?? []], from)],
  sightings: faultsOf(reason, from),
});

/**
 * What a shop system told and nothing came of, by its topic. It was answered as taken, or it would be said for ever, and is no fault of
 * the installation.
 */
export const untoldDelivery = (reason: Untold, topic: string, from: RefusedFrom): LiveReport => ({
  entries: [refusalOf([reason, fieldsFor[reason] ?? []], from, { event: topic })],
  sightings: [],
});

export interface Dropped {
  raw: unknown;
  /** In the words of `normalise`. */
  reason: string;
}

/** Events that were dropped, each by itself. */
export const refusedEvents = (dropped: readonly Dropped[], from: RefusedFrom): LiveReport => {
  const entries = dropped
    .slice(0, MOST_REFUSALS)
    .map(({ raw, reason }) => refusalOf(droppedFor[reason] ?? ['unreadable', []], from, raw));
  return { entries, sightings: entries.slice(0, 1).flatMap(({ reason }) => faultsOf(reason, from)) };
};
