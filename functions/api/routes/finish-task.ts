import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { answerOf, saidByOutcome } from '../../../core/task/said-of-tasks.ts';
import { outcomeNames, outcomes } from '../../../core/task/task.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { taskJson, taskSchema } from '../task-json.ts';

const reacting = outcomeNames.filter((name) => outcomes[name].reacted).join(', ');

const bodySchema = z.strictObject({
  outcome: z.enum(outcomeNames).describe(`Whoever was reached has reacted: ${reacting}`),
  agent: z.string().min(1).max(100).optional().describe('As when it was claimed'),
  note: z.string().max(2000).optional(),
});

export const finishTask = route({
  method: 'POST',
  path: '/v1/tasks/{id}/outcome',
  summary: 'Closes a task with what came of it; the same again changes nothing',
  access: 'serve',
  body: bodySchema,
  answer: taskSchema,
  refusals: { 404: 'There is no such task', 409: 'Somebody else works on it' },
  async run({ params, body, by }, { tasks, bus, clock }) {
    const asked = bodySchema.safeParse(body ?? {});
    if (asked.error) return problem(400, { faults: faultsOf(asked.error) });
    const { outcome: code, agent = by, note } = asked.data;
    const id = params.id ?? '';
    const nowMs = clock.now();
    if (!(await tasks.get(id))) return problem(404, { detail: 'There is no such task.' });
    const task = await tasks.finish(id, { code, by: agent, ...(note !== undefined && { note }) }, nowMs);
    if (!task) return problem(409, { detail: 'Somebody else works on the task.' });
    // Said again by whoever repeats the request, in case the first one was cut off here.
    const atMs = task.closedAtMs ?? nowMs;
    await bus.putEvents(saidByOutcome(task, atMs));
    const answer = answerOf(task, atMs);
    if (answer) await bus.putDelivery(answer);
    return { body: taskJson(task, nowMs) };
  },
});
