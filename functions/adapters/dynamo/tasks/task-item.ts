import { DAY_MS } from '../../../../core/duration.ts';
import type { Task } from '../../../../core/task/task.ts';
import { type Item, type Key, keyOf } from '../item.ts';
import { partitionOf } from '../profile-item.ts';

/** A task is kept so long, open or closed. */
const KEPT_MS = 90 * DAY_MS;

export const TASKS = ['W#', 'W#~'] as const;
export const taskKey = (profileId: string, id: string): Key => ({
  pk: partitionOf(profileId),
  sk: `W#${id}`,
});
/** From an id to the person, who has the task: an erase takes it with her. */
export const pointerKey = (id: string): Key => ({ pk: `TASK#${id}`, sk: '#' });

const iso = (atMs: number) => new Date(atMs).toISOString();

/** Where it stands in the lists: by when it is due, or by when it was closed. Nothing of the person is there. */
export const listKey = ({ queue, status, dueAtMs, closedAtMs, id }: Task): Key =>
  status === 'open'
    ? { pk: `TASKS#${queue}#open`, sk: `${iso(dueAtMs)}#${id}` }
    : { pk: `TASKS#${queue}#closed`, sk: `${iso(closedAtMs ?? dueAtMs)}#${id}` };

const expiry = ({ createdAtMs }: Task): Item => ({
  expiresAtSeconds: { N: String(Math.ceil((createdAtMs + KEPT_MS) / 1000)) },
});

export const taskItem = (task: Task, version: number): Item => ({
  ...keyOf(taskKey(task.profileId, task.id)),
  body: { S: JSON.stringify(task) },
  version: { N: String(version) },
  ...expiry(task),
});

export const placeItem = (key: Key, task: Task): Item => ({
  ...keyOf(key),
  id: { S: task.id },
  profileId: { S: task.profileId },
  ...expiry(task),
});

export const taskOf = (item: Item): Task => JSON.parse(item.body?.S ?? '{}') as Task;
