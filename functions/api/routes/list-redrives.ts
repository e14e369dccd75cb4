import * as z from 'zod';
import { redriveJson, redriveSchema } from '../queues/queue-json.ts';
import { queueRoute } from '../queues/queue-route.ts';

export const listRedrives = queueRoute({
  method: 'GET',
  under: '/redrive',
  summary: 'How far dead letters have been put back: the latest moves, newest first',
  access: 'read',
  answer: z.object({ redrives: z.array(redriveSchema) }),
  run: async (name, { queues }) => ({ body: { redrives: (await queues.redrives(name)).map(redriveJson) } }),
});
