import type { Activity } from './clock/activity.ts';
import type { Queue } from './queue/queue.ts';

/**
 * Waits until the given queues hold nothing, not even on loan or delayed, and nothing is running. What a function
 * failed on keeps its queue busy until it is done or given up to the dead letters.
 */
export async function untilIdle(activity: Activity, queues: readonly Queue[]): Promise<void> {
  await activity.rest();
  while (queues.some((queue) => queue.size() > 0)) {
    await activity.nextRest();
    await activity.rest();
  }
}
