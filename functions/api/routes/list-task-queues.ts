import * as z from 'zod';
import { queuesOf } from '../../../core/task/queues-of.ts';
import { route } from '../route.ts';

export const listTaskQueues = route({
  method: 'GET',
  path: '/v1/task-queues',
  summary: 'The work lists: `calls`, `privacy`, and those that published journeys put tasks into',
  access: 'read',
  answer: z.object({ queues: z.array(z.string()) }),
  async run(_ask, { config }) {
    const { journeys } = await config.snapshot();
    return { body: { queues: queuesOf(journeys.map(({ journey }) => journey)) } };
  },
});
