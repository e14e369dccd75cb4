import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../../core/errors.ts';
import type { Clock } from '../../../../core/ports.ts';
import { isClaimed, type Task } from '../../../../core/task/task.ts';
import type { Tasks } from '../../../../core/task/tasks.ts';
import { deleteItems, getItems, type Item, isAlive, isLost, keyOf, putItems } from '../item.ts';
import { placesIn } from './places-in.ts';
import { listKey, placeItem, pointerKey, taskItem, taskKey, taskOf } from './task-item.ts';

const MOST_TRIES = 6;
/** A place in a list whose task is not there yet may be about to get it. */
const YOUNG_MS = 10 * 60_000;

interface Held {
  task: Task;
  version: number;
}

/**
 * Tasks under the person, `W#<id>`; lists and pointers lead to them. The place in a list is put before the task and taken away after:
 * a reader passes over what it does not find, and tidies what is no longer right.
 */
export const dynamoTasks = (client: DynamoDBClient, tableName: string, clock: Clock): Tasks => {
  const find = async (id: string): Promise<Held | undefined> => {
    const [pointer] = await getItems(client, tableName, [pointerKey(id)]);
    const profileId = pointer?.profileId?.S;
    if (profileId === undefined) return undefined;
    const [item] = await getItems(client, tableName, [taskKey(profileId, id)]);
    if (!item || !isAlive(item, clock.now())) return undefined;
    return { task: taskOf(item), version: Number(item.version?.N) };
  };

  const put = async (task: Task, before: number | undefined): Promise<boolean> => {
    const command = new PutItemCommand({
      TableName: tableName,
      Item: taskItem(task, (before ?? 0) + 1),
      ...(before === undefined
        ? { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } }
        : {
            ConditionExpression: '#version = :before',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':before': { N: String(before) } },
          }),
    });
    return client.send(command).then(
      () => true,
      (error: unknown) => {
        if (isLost(error)) return false;
        throw error;
      },
    );
  };

  const move = async (from: Task, to: Task): Promise<void> => {
    await putItems(client, tableName, [placeItem(listKey(to), to)]);
    await deleteItems(client, tableName, [keyOf(listKey(from))]);
  };

  /** Decides on what is stored, as often as somebody else writes first; undefined changes nothing. */
  const change = async (
    id: string,
    decide: (task: Task) => Task | 'as-it-is' | undefined,
  ): Promise<Task | undefined> => {
    for (let tries = 1; tries <= MOST_TRIES; tries++) {
      const held = await find(id);
      const next = held && decide(held.task);
      if (!held || next === undefined) return undefined;
      if (next === 'as-it-is') return held.task;
      if (!(await put(next, held.version))) continue;
      if (next.status !== held.task.status) await move(held.task, next);
      return next;
    }
    throw new Conflict('task');
  };

  return {
    async create(task) {
      await putItems(client, tableName, [placeItem(pointerKey(task.id), task)]);
      const known = await find(task.id);
      if (known) return;
      await putItems(client, tableName, [placeItem(listKey(task), task)]);
      await put(task, undefined);
    },

    get: async (id) => (await find(id))?.task,

    async list({ queue, isOpen, cursor, limit }) {
      const pk = `TASKS#${queue}#${isOpen ? 'open' : 'closed'}`;
      const page = await placesIn({ client, tableName }, { pk, isOpen, cursor, limit });
      const keys = page.places.map(({ profileId, id }) => taskKey(profileId, id));
      const items = new Map((await getItems(client, tableName, keys)).map((item) => [item.sk?.S, item]));
      const stray: Item[] = [];
      const tasks = page.places.flatMap(({ id, key, createdAtMs }) => {
        const item = items.get(`W#${id}`);
        const task = item && taskOf(item);
        if (task && (task.status === 'open') === isOpen) return [task];
        if (task || clock.now() - createdAtMs > YOUNG_MS) stray.push(keyOf(key));
        return [];
      });
      await deleteItems(client, tableName, stray);
      return { tasks, ...(page.cursor !== undefined && { cursor: page.cursor }) };
    },

    claim: (id, by, untilMs, nowMs) =>
      change(id, (task) => {
        if (task.status !== 'open' || (isClaimed(task, nowMs) && task.claim?.by !== by)) return undefined;
        return { ...task, claim: { by, untilMs } };
      }),

    finish: (id, outcome, nowMs) =>
      change(id, (task) => {
        if (task.status === 'done') return 'as-it-is';
        if (isClaimed(task, nowMs) && task.claim?.by !== outcome.by) return undefined;
        const { claim: _, ...rest } = task;
        return { ...rest, status: 'done', outcome, closedAtMs: nowMs };
      }),

    async withdraw(id, reason, nowMs) {
      await change(id, (task) =>
        task.status === 'open' ? { ...task, status: 'withdrawn', reason, closedAtMs: nowMs } : undefined,
      );
    },
  };
};
