import * as z from 'zod';
import { DEFAULT_QUEUE, queueName } from '../../../core/task/task.ts';
import { route } from '../route.ts';
import { taskJson, taskSchema } from '../task-json.ts';

export const listTasks = route({
  method: 'GET',
  path: '/v1/tasks',
  summary: 'A work list: open tasks by when they are due, or closed ones, newest first',
  access: 'read',
  query: z.object({
    queue: queueName.default(DEFAULT_QUEUE),
    status: z.enum(['open', 'closed']).default('open').describe('open: with those that somebody works on'),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ tasks: z.array(taskSchema), cursor: z.string().optional() }),
  async run({ query }, { tasks, clock }) {
    const { queue, status, cursor, limit } = query;
    const page = await tasks.list({ queue, isOpen: status === 'open', cursor, limit });
    const shown = page.tasks.map((task) => taskJson(task, clock.now()));
    return { body: { tasks: shown, ...(page.cursor !== undefined && { cursor: page.cursor }) } };
  },
});
