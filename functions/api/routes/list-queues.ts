import * as z from 'zod';
import { queueJson, queueSchema } from '../queues/queue-json.ts';
import { route } from '../route.ts';

export const listQueues = route({
  method: 'GET',
  path: '/v1/queues',
  summary: 'What waits between the functions, and what they have given up',
  access: 'read',
  answer: z.array(queueSchema),
  run: async (_ask, { queues }) => ({ body: (await queues.states()).map(queueJson) }),
});
