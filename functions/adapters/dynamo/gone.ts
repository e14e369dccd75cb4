import type { Gone } from '../../../core/privacy/erasure.ts';
import { type Item, isAlive } from './item.ts';

/**
 * What became of the person of a hot item, if nobody may write to it any more. `erasedAtMs`: a tombstone without content.
 * `anonymizedAtMs`: a profile of which only what can be counted is left.
 */
export const goneOf = (item: Item, nowMs: number): Gone | undefined => {
  if (item.erasedAtMs) return 'erased';
  if (item.anonymizedAtMs) return 'anonymized';
  return isAlive(item, nowMs) ? undefined : 'expired';
};
