/** Counts what is going on, so that somebody can wait until nothing is. */
export interface Activity {
  /** Marks the begin of some work; call the answer once when it ends. */
  begin(): () => void;
  /** Resolves when nothing is going on any more. */
  rest(): Promise<void>;
  /** Resolves at the next moment of rest after some work has ended. */
  nextRest(): Promise<void>;
}

export function createActivity(): Activity {
  let running = 0;
  let waiting: (() => void)[] = [];

  const settle = () => {
    if (running > 0) return;
    const resolved = waiting;
    waiting = [];
    for (const resolve of resolved) resolve();
  };
  const nextRest = () => new Promise<void>((resolve) => waiting.push(resolve));

  return {
    begin() {
      running++;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        running--;
        // What ends often starts something else in the same turn, such as the next batch of a queue.
        if (running === 0) setImmediate(settle);
      };
    },
    async rest() {
      await new Promise((resolve) => setImmediate(resolve));
      while (running > 0) await nextRest();
    },
    nextRest,
  };
}
