import * as z from 'zod';
import { deadLetterJson, deadLetterSchema } from '../queues/queue-json.ts';
import { queueRoute } from '../queues/queue-route.ts';

export const lookAtDeadLetters = queueRoute({
  method: 'GET',
  under: '/dead',
  summary: 'A look at up to ten dead letters: what they are about, and nothing of anybody',
  access: 'read',
  answer: z.object({ letters: z.array(deadLetterSchema) }),
  run: async (name, { queues }) => ({ body: { letters: (await queues.look(name)).map(deadLetterJson) } }),
});
