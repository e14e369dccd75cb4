import { DAY_MS } from '../duration.ts';
import type { EventSource } from '../ports.ts';

/** A key goes on for so long at most after another one has taken its place. */
export const LONGEST_OVERLAP_MS = 90 * DAY_MS;

export interface SourceKey {
  key: string;
  /** Absent where that was not kept. */
  madeAtMs?: number;
  /** Another one has taken its place: from then on it is unknown. */
  endsAtMs?: number;
}

/** A source with its keys, the newest first. */
export interface SourceRecord extends EventSource {
  keys: SourceKey[];
  /** Grows with each change, from 1 on. */
  version: number;
}

/** Does a key open anything? Compared at each read: nothing takes it away at the moment it ends. */
export const isInUse = ({ endsAtMs }: Pick<SourceKey, 'endsAtMs'>, nowMs: number): boolean =>
  endsAtMs === undefined || nowMs < endsAtMs;

/** What a write key stands for, without keys. */
export const sourceOfRecord = ({ keys: _keys, version: _version, ...source }: SourceRecord): EventSource =>
  source;

/** Another key takes the place of those there are, which go on for a while; what has an end already keeps the earlier one. */
export const rotated = (
  record: SourceRecord,
  { key, nowMs, overlapMs }: { key: string; nowMs: number; overlapMs: number },
): SourceRecord => {
  const endsAtMs = nowMs + overlapMs;
  const old = record.keys
    .filter((one) => isInUse(one, nowMs))
    .map((one) => ({ ...one, endsAtMs: Math.min(one.endsAtMs ?? endsAtMs, endsAtMs) }));
  return { ...record, keys: [{ key, madeAtMs: nowMs }, ...old], version: record.version + 1 };
};
