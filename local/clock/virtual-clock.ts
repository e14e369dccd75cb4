/** Reads the virtual time from the memory that the function workers share. */
export const OFFSET = 0;
export const HELD_AT = 1;

export interface VirtualClock {
  nowMs(): number;
  /** Stops the clock at an instant; it stands there until `run`. */
  hold(atMs: number): void;
  /** Lets a held clock run on from where it stands. */
  run(): void;
  readonly held: boolean;
  /** Called after every `hold` and `run`. */
  onMove(listener: () => void): void;
  /** Two 64-bit integers: the offset to the wall, and the instant at which the clock is held or 0. */
  readonly shared: SharedArrayBuffer;
}

/**
 * A clock that runs with the wall at an offset and can be held at an instant.
 * @param wallNowMs the clock on the wall
 * @param startMs where it starts; without it at wall time
 */
export function createVirtualClock(wallNowMs: () => number = Date.now, startMs?: number): VirtualClock {
  const shared = new SharedArrayBuffer(16);
  const state = new BigInt64Array(shared);
  const listeners: (() => void)[] = [];
  const heldAt = () => Number(Atomics.load(state, HELD_AT));
  const nowMs = () => heldAt() || wallNowMs() + Number(Atomics.load(state, OFFSET));
  const moveTo = (held: number, offset: number) => {
    // The offset first: a reader in between sees the held instant or the new time, never the old one.
    Atomics.store(state, OFFSET, BigInt(offset));
    Atomics.store(state, HELD_AT, BigInt(held));
    for (const listener of listeners) listener();
  };
  if (startMs !== undefined) moveTo(0, startMs - wallNowMs());

  return {
    nowMs,
    hold: (atMs) => moveTo(atMs, atMs - wallNowMs()),
    run: () => moveTo(0, nowMs() - wallNowMs()),
    get held() {
      return heldAt() !== 0;
    },
    onMove: (listener) => listeners.push(listener),
    shared,
  };
}
