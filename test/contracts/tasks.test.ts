import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '../../core/task/task.ts';
import { dynamoTasks } from '../../functions/adapters/dynamo/tasks/index.ts';
import { fakeTasks } from '../support/fakes/tasks.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const T0 = Date.parse('2026-03-02T09:00:00Z');
const real = () => dynamoTasks(table.client, table.tableName, { now: () => T0 });
let count = 0;
const taskOf = (changes: Partial<Task> = {}): Task => ({
  id: `t${String(++count).padStart(3, '0')}`,
  profileId: 'ann',
  journeyId: 'cart',
  enrollmentId: 'e1',
  stepId: 'call',
  queue: `q${count}`,
  title: 'Call her',
  text: 'About the kettle',
  phone: '+4915112345678',
  createdAtMs: T0,
  dueAtMs: T0,
  status: 'open',
  ...changes,
});

describe.each([
  ['fake', fakeTasks],
  ['DynamoDB', real],
])('work lists, %s', (_, make) => {
  it('hold a task once, and show it by when it is due', async () => {
    const tasks = make();
    const late = taskOf({ dueAtMs: T0 + 60_000 });
    const { queue } = late;
    const early = taskOf({ queue });
    for (const one of [late, early, { ...early, title: 'Again' }, taskOf()]) await tasks.create(one);

    expect((await tasks.list({ queue, isOpen: true, limit: 10 })).tasks).toEqual([early, late]);
    expect(await tasks.get(early.id)).toEqual(early);
    expect(await tasks.get('none')).toBeUndefined();
    const first = await tasks.list({ queue, isOpen: true, limit: 1 });
    expect(first.tasks).toEqual([early]);
    const second = await tasks.list({ queue, isOpen: true, cursor: first.cursor, limit: 5 });
    expect(second.tasks).toEqual([late]);
  });

  it('give a task to one agent at a time, until her time is over', async () => {
    const tasks = make();
    const task = taskOf();
    await tasks.create(task);
    const claims = await Promise.all(
      ['eve', 'bob', 'joe'].map((by) => tasks.claim(task.id, by, T0 + 1000, T0)),
    );
    const [mine] = claims.flatMap((one) => one ?? []);
    expect(claims.filter((one) => one !== undefined)).toHaveLength(1);
    const by = mine?.claim?.by ?? '';
    expect(await tasks.claim(task.id, by, T0 + 2000, T0)).toMatchObject({
      claim: { by, untilMs: T0 + 2000 },
    });
    expect(await tasks.claim(task.id, 'zoe', T0 + 9000, T0 + 2000)).toMatchObject({ claim: { by: 'zoe' } });
    expect(await tasks.claim('none', 'zoe', 1, 0)).toBeUndefined();
  });

  it('close a task with its outcome once, by whoever works on it', async () => {
    const tasks = make();
    const task = taskOf();
    const { queue } = task;
    await tasks.create(task);
    await tasks.claim(task.id, 'eve', T0 + 1000, T0);

    expect(await tasks.finish(task.id, { code: 'answered', by: 'bob' }, T0)).toBeUndefined();
    const done = await tasks.finish(task.id, { code: 'interested', by: 'eve', note: 'Friday' }, T0 + 5);
    expect(done).toMatchObject({
      status: 'done',
      outcome: { code: 'interested', note: 'Friday' },
      closedAtMs: T0 + 5,
    });
    expect(done?.claim).toBeUndefined();
    expect(await tasks.finish(task.id, { code: 'other', by: 'bob' }, T0 + 9)).toEqual(done);
    expect((await tasks.list({ queue, isOpen: true, limit: 10 })).tasks).toEqual([]);
    expect((await tasks.list({ queue, isOpen: false, limit: 10 })).tasks).toEqual([done]);
    expect(await tasks.claim(task.id, 'eve', T0 + 99, T0 + 9)).toBeUndefined();
  });

  it('take an open task back, and no other', async () => {
    const tasks = make();
    const [open, done] = [taskOf(), taskOf()];
    for (const one of [open, done]) await tasks.create(one);
    await tasks.finish(done.id, { code: 'no-answer', by: 'eve' }, T0);
    for (const one of [open.id, done.id, open.id, 'none']) await tasks.withdraw(one, 'ordered', T0 + 1);

    expect(await tasks.get(open.id)).toMatchObject({ status: 'withdrawn', reason: 'ordered' });
    expect((await tasks.get(done.id))?.status).toBe('done');
    expect((await tasks.list({ queue: open.queue, isOpen: true, limit: 5 })).tasks).toEqual([]);
    await tasks.create(open);
    expect((await tasks.get(open.id))?.status).toBe('withdrawn');
  });
});
