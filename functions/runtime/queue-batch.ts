/** One readable message of the queue. */
export interface QueueItem<T> {
  /** Names the message to the queue. */
  recordId: string;
  body: T;
  /** 1 on its first delivery. */
  attempts: number;
  /** Of the request that it goes back to. */
  requestId?: string | undefined;
}

/** How long the function may still work, in ms. */
export type RemainingMs = () => number;

/** Takes a batch; answers which messages go back to the queue, and why. */
export type BatchHandler<T> = (
  items: QueueItem<T>[],
  remainingMs: RemainingMs,
) => Promise<Map<string, unknown>>;
