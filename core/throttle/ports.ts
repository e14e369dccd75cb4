/** What of a name came in within a window, by all processes together. */
export interface SharedCounts {
  /** Adds, and answers the whole. It may be added less than is said, where it fails; never more. */
  add(name: string, windowNo: number, amount: number): Promise<number>;
}

/** `tell` is done beside the work itself and never throws; mostly it does nothing. */
export type Room = { kind: 'taken'; tell: () => Promise<void> } | { kind: 'refused'; retryAfterMs: number };

/** Keeps what comes in below a limit, over all processes. */
export interface Throttle {
  /** Decided from memory, at once. */
  take(name: string, perSecond: number, amount: number): Room;
}
