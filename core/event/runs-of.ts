import type { ShopEvent } from './event.ts';
import { MOST_ENTRY_BYTES, utf8Bytes } from './limits.ts';

/** Runs of events that fit an entry beside its head, in the order they came; one that fits nowhere travels alone. */
export const runsOf = (
  events: readonly ShopEvent[],
  headBytes: number,
  most = Number.POSITIVE_INFINITY,
): ShopEvent[][] => {
  const runs: ShopEvent[][] = [];
  let left = 0;
  for (const event of events) {
    const bytes = utf8Bytes(JSON.stringify(event)) + 1;
    const current = runs.at(-1);
    if (current && bytes <= left && current.length < most) {
      current.push(event);
      left -= bytes;
    } else {
      runs.push([event]);
      left = MOST_ENTRY_BYTES - headBytes - bytes;
    }
  }
  return runs;
};
