import { SECOND_MS } from '../../../core/duration.ts';
import type { World } from '../world.ts';

interface Input {
  MessageBody?: string;
  DelaySeconds?: number;
}

/** SQS: what is put on the one queue that a function itself puts something on, after its delay and sometimes twice. */
export const sqsOf = (world: World, put: (message: string) => void) => ({
  SendMessage({ MessageBody = '', DelaySeconds = 0 }: Input): object {
    const { luck } = world;
    const shows = (afterMs: number) => world.after(afterMs, () => put(MessageBody));
    shows(DelaySeconds * SECOND_MS + luck.below(SECOND_MS));
    if (luck.hits(0.03)) shows(DelaySeconds * SECOND_MS + luck.below(600 * SECOND_MS));
    return {};
  },
});
