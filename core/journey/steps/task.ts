import * as z from 'zod';
import { durationMs } from '../../duration.ts';
import { duration } from '../../duration-schema.ts';
import { queueName } from '../../task/task.ts';
import { step } from '../step-kind.ts';
import { tryRung } from '../try-rung.ts';

/**
 * Something for an agent to do: a message by the channel `agent`, judged by the same gate, that carries its own words. Goes on at
 * once; who shall wait for the outcome waits for the event `Task Done`.
 */
export const task = step({
  kind: 'task',
  fields: () => ({
    title: z.string().min(1).max(200).meta({ description: 'Liquid' }),
    text: z.string().min(1).max(5000).meta({ description: 'Liquid: what the agent shall know and say' }),
    queue: queueName.optional().meta({ description: 'Work list, `calls` if left out' }),
    due: duration.optional().meta({ description: 'After it is made; at once if left out' }),
  }),
  advance(ask) {
    const { step, enrollment } = ask;
    const { rung } = enrollment.position;
    if (rung !== undefined && (rung.index > 0 || rung.sentAtMs !== undefined)) return { kind: 'next' };
    const verdict = tryRung(ask, { channel: 'agent', template: '' });
    if (verdict.kind !== 'send') return verdict;
    const { id, title, text, queue, due } = step;
    return {
      ...verdict,
      words: { id, channel: 'agent', subject: title, text },
      ...((queue !== undefined || due !== undefined) && {
        work: {
          ...(queue !== undefined && { queue }),
          ...(due !== undefined && { dueInMs: durationMs(due) }),
        },
      }),
    };
  },
});
