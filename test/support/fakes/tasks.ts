import { isClaimed, type Task } from '../../../core/task/task.ts';
import type { Tasks } from '../../../core/task/tasks.ts';

/** Work lists in memory. */
export const fakeTasks = (): Tasks & { all(): Task[] } => {
  const held = new Map<string, Task>();
  const keep = (task: Task): Task => {
    held.set(task.id, task);
    return structuredClone(task);
  };
  return {
    all: () => structuredClone([...held.values()]),
    async create(task) {
      if (!held.has(task.id)) keep(structuredClone(task));
    },
    get: async (id) => structuredClone(held.get(id)),
    async list({ queue, isOpen, cursor, limit }) {
      const sortOf = ({ dueAtMs, closedAtMs, id }: Task) =>
        `${new Date(isOpen ? dueAtMs : (closedAtMs ?? dueAtMs)).toISOString()}#${id}`;
      const all = [...held.values()]
        .filter((one) => one.queue === queue && (one.status === 'open') === isOpen)
        .toSorted((a, b) => (sortOf(a) < sortOf(b) === isOpen ? -1 : 1))
        .filter((one) => cursor === undefined || (isOpen ? sortOf(one) > cursor : sortOf(one) < cursor));
      const tasks = all.slice(0, limit);
      const last = tasks.at(-1);
      return { tasks: structuredClone(tasks), ...(all.length > limit && last && { cursor: sortOf(last) }) };
    },
    async claim(id, by, untilMs, nowMs) {
      const task = held.get(id);
      if (task?.status !== 'open' || (isClaimed(task, nowMs) && task.claim?.by !== by)) return undefined;
      return keep({ ...task, claim: { by, untilMs } });
    },
    async finish(id, outcome, nowMs) {
      const task = held.get(id);
      if (!task || (isClaimed(task, nowMs) && task.claim?.by !== outcome.by)) return undefined;
      if (task.status === 'done') return structuredClone(task);
      const { claim: _, ...rest } = task;
      return keep({ ...rest, status: 'done', outcome, closedAtMs: nowMs });
    },
    async withdraw(id, reason, nowMs) {
      const task = held.get(id);
      if (task?.status === 'open') keep({ ...task, status: 'withdrawn', reason, closedAtMs: nowMs });
    },
  };
};
