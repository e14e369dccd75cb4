import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { taskJson, taskSchema } from '../task-json.ts';

export const getTask = route({
  method: 'GET',
  path: '/v1/tasks/{id}',
  summary: 'One task',
  access: 'read',
  answer: taskSchema,
  refusals: { 404: 'There is no such task' },
  async run({ params }, { tasks, clock }) {
    const task = await tasks.get(params.id ?? '');
    return task ? { body: taskJson(task, clock.now()) } : problem(404, { detail: 'There is no such task.' });
  },
});
