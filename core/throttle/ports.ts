import type { Limit } from './tally.ts';

/** What of a name came in within a window, by all processes together. */
export interface SharedCounts {
  /** Adds, and answers the whole. It may be added less than is said, where it fails; never more. */
  add(name: string, windowNo: number, amount: number): Promise<number>;
}

/**
 * `tell` is done once the work itself is, and never throws; mostly it does nothing. `release` instead gives the room back, when
 * by a fault of ours nothing was done.
 */
export type Room =
  | { kind: 'taken'; tell: () => Promise<void>; release: () => void }
  | { kind: 'refused'; retryAfterMs: number };

/** Keeps what comes in below a limit, over all processes. */
export interface Throttle {
  /** Decided from memory, at once. */
  take(name: string, limit: Limit, amount: number): Room;
}
