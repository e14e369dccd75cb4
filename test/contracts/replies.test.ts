import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, MINUTE_MS } from '../../core/duration.ts';
import type { Replies } from '../../core/reply/replies.ts';
import type { Reply } from '../../core/reply/reply.ts';
import { dynamoReplies } from '../../functions/adapters/dynamo/replies/index.ts';
import { dumpOf } from '../support/dump.ts';
import { fakeReplies } from '../support/fakes/replies.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const T0 = Date.parse('2026-03-02T09:00:00Z');
let count = 0;
const replyOf = (changes: Partial<Reply> = {}): Reply => {
  const atMs = T0 + ++count * 1000;
  return {
    id: `ann.r${count}`,
    ...{ profileId: 'ann', channel: 'sms', from: '+4915112345678', text: `Is it blue? ${count}` },
    ...{ provider: 'eum', atMs, status: 'open' },
    ...changes,
  };
};
const real = (nowMs = T0 + DAY_MS) => dynamoReplies(table.client, table.tableName, { now: () => nowMs });
const open = async (replies: Replies, limit = 100) =>
  (await replies.list({ status: 'open', limit })).replies.map(({ id }) => id);

describe.each([
  ['fake', () => fakeReplies()],
  ['DynamoDB', () => real()],
])('an inbox, %s', (_, make) => {
  it('holds a reply once, newest first, page by page', async () => {
    const replies = make();
    const [old, young] = [replyOf(), replyOf()];
    for (const one of [young, old, young, { ...old, text: 'Other' }]) await replies.put(one);

    const first = await replies.list({ status: 'open', limit: 1 });
    expect(first.replies).toEqual([young]);
    const second = await replies.list({ status: 'open', limit: 1, cursor: first.cursor });
    expect(second.replies).toEqual([old]);
  });

  it('moves one to those that are done, and back, and says who did it', async () => {
    const replies = make();
    const reply = replyOf();
    await replies.put(reply);

    const done = await replies.move(reply.id, 'done', 'eve', T0 + 5);
    expect(done).toEqual({ ...reply, status: 'done', done: { by: 'eve', atMs: T0 + 5 } });
    expect(await replies.move(reply.id, 'done', 'bob', T0 + 9)).toEqual(done);
    expect(await open(replies)).not.toContain(reply.id);
    expect((await replies.list({ status: 'done', limit: 9 })).replies).toContainEqual(done);

    expect(await replies.move(reply.id, 'open', 'bob', T0 + 9)).toEqual(reply);
    expect(await open(replies)).toContain(reply.id);
    expect((await replies.list({ status: 'done', limit: 9 })).replies).not.toContainEqual(done);
  });

  it('does not open one again that is done when it is told again', async () => {
    const replies = make();
    const reply = replyOf();
    await replies.put(reply);
    await replies.move(reply.id, 'done', 'eve', T0);
    await replies.put({ ...reply, atMs: reply.atMs + 5 });

    expect(await open(replies)).not.toContain(reply.id);
  });

  it('knows none by another id', async () => {
    const replies = make();
    for (const id of ['ann.none', 'none', '', '.', 'ann.'])
      expect(await replies.move(id, 'done', 'eve', T0)).toBeUndefined();
  });
});

describe('an inbox in the table', () => {
  it('shows one once that was told again at another time, and tidies later', async () => {
    const replies = real(T0);
    const reply = replyOf();
    await replies.put(reply);
    await replies.put({ ...reply, atMs: reply.atMs + 5 });
    expect((await open(replies)).filter((id) => id === reply.id)).toHaveLength(1);

    const places = async () => (await dumpOf(table)).filter((line) => line.includes(`Z#${reply.id}"`));
    expect(await places()).toHaveLength(2);
    await open(real(T0 + 11 * MINUTE_MS));
    expect(await places()).toHaveLength(1);
  });

  it('keeps them for as many days as the shop says', async () => {
    const kept = async () => ({
      history: 1,
      anonymous: 1,
      people: 1,
      enrollments: 1,
      imports: 1,
      replies: 7,
    });
    const at = (nowMs: number) => dynamoReplies(table.client, table.tableName, { now: () => nowMs }, kept);
    const reply = replyOf();
    await at(T0).put(reply);

    expect(await open(at(T0 + 7 * DAY_MS - 1))).toContain(reply.id);
    expect(await open(at(T0 + 7 * DAY_MS))).not.toContain(reply.id);
    expect(await at(T0 + 7 * DAY_MS).move(reply.id, 'done', 'eve', T0)).toBeUndefined();
  });

  it('loses none to a crash while it is moved', async () => {
    const reply = replyOf();
    await real().put(reply);
    let writes = 0;
    const dying = new Proxy(table.client, {
      get: (target, name, self) =>
        name === 'send'
          ? async (command: object) => {
              if (!/Get|Query/.test(command.constructor.name) && ++writes > 1) throw new Error('power cut');
              return Reflect.apply(Reflect.get(target, name, self), target, [command]);
            }
          : Reflect.get(target, name, self),
    });
    const cut = dynamoReplies(dying, table.tableName, { now: () => T0 });
    await expect(cut.move(reply.id, 'done', 'eve', T0)).rejects.toThrow('power cut');

    expect(await open(real())).toContain(reply.id);
    expect(await real().move(reply.id, 'done', 'eve', T0)).toMatchObject({ status: 'done' });
    expect(await open(real())).not.toContain(reply.id);
  });
});
