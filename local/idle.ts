import type { Activity } from './clock/activity.ts';
import type { Queue } from './queue/queue.ts';

/** What is left in the queues only waits for its next try, which may be minutes away. */
export class StillWaiting extends Error {
  constructor(queues: readonly Queue[]) {
    const named = queues.map(({ model, size }) => `${model.name} (${size()})`).join(', ');
    super(`Messages wait to be tried again in ${named}; the clock can be advanced past that.`);
  }
}

const PATIENCE_MS = 30_000;

const sizeOf = (queues: readonly Queue[]) => queues.reduce((sum, queue) => sum + queue.size(), 0);

/**
 * Waits until the given queues hold nothing, not even on loan or delayed, and nothing is running. What a function
 * failed on keeps its queue busy until it is done or given up to the dead letters.
 * @param patienceMs by the wall: how long the same number of messages may be left while nothing runs
 * @throws StillWaiting when that is over
 */
export async function untilIdle(
  activity: Activity,
  queues: readonly Queue[],
  patienceMs = PATIENCE_MS,
): Promise<void> {
  await activity.rest();
  let left = sizeOf(queues);
  let untilMs = performance.now() + patienceMs;
  while (left > 0) {
    await within(untilMs - performance.now(), activity.nextRest());
    await activity.rest();
    const now = sizeOf(queues);
    if (now !== left) untilMs = performance.now() + patienceMs;
    else if (performance.now() >= untilMs) throw new StillWaiting(queues.filter((queue) => queue.size() > 0));
    left = now;
  }
}

/** Other calls to the API come to rest too, and must not make the wait longer. */
async function within(ms: number, rest: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([rest, over]).finally(() => clearTimeout(timer));
}
