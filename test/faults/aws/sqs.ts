import { SECOND_MS } from '../../../core/duration.ts';
import type { World } from '../world.ts';

interface Input {
  QueueUrl?: string;
  MessageBody?: string;
  DelaySeconds?: number;
}

/** SQS, of queues that functions themselves put something on, by URL: after its delay and sometimes twice. */
export const sqsOf = (world: World, queues: Record<string, (message: string) => void>) => ({
  SendMessage({ QueueUrl = '', MessageBody = '', DelaySeconds = 0 }: Input): object {
    const put = queues[QueueUrl];
    if (!put) throw new Error(`no queue ${QueueUrl}`);
    const { luck } = world;
    const shows = (afterMs: number) => world.after(afterMs, () => put(MessageBody));
    shows(DelaySeconds * SECOND_MS + luck.below(SECOND_MS));
    if (luck.hits(0.03)) shows(DelaySeconds * SECOND_MS + luck.below(600 * SECOND_MS));
    return {};
  },
});
