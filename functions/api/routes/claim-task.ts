import * as z from 'zod';
import { MINUTE_MS } from '../../../core/duration.ts';
import { faultsOf } from '../../../core/faults.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { stillWanted } from '../still-wanted.ts';
import { taskJson, taskSchema } from '../task-json.ts';

const bodySchema = z.strictObject({
  agent: z.string().min(1).max(100).optional().describe('Who will call; the token if left out'),
  minutes: z.int().min(1).max(240).default(15).describe('For so long nobody else gets it'),
});

export const claimTask = route({
  method: 'POST',
  path: '/v1/tasks/{id}/claim',
  summary: 'Takes a task to work on it; again it takes it for longer',
  access: 'serve',
  body: bodySchema,
  answer: taskSchema,
  refusals: { 404: 'There is no such task', 409: 'Somebody else has it, or it is closed' },
  async run({ params, body, by }, ports) {
    const asked = bodySchema.safeParse(body ?? {});
    if (asked.error) return problem(400, { faults: faultsOf(asked.error) });
    const { agent = by, minutes } = asked.data;
    const task = await ports.tasks.get(params.id ?? '');
    if (!task) return problem(404, { detail: 'There is no such task.' });
    const nowMs = ports.clock.now();
    const isWanted = task.status !== 'open' || (await stillWanted(ports, task));
    const claimed = isWanted && (await ports.tasks.claim(task.id, agent, nowMs + minutes * MINUTE_MS, nowMs));
    return claimed
      ? { body: taskJson(claimed, nowMs) }
      : problem(409, { detail: 'Somebody else has the task, or it is closed.' });
  },
});
