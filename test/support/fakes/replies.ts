import type { Replies } from '../../../core/reply/replies.ts';
import type { Reply } from '../../../core/reply/reply.ts';

/** An inbox in memory. */
export const fakeReplies = (): Replies & { all(): Reply[] } => {
  const held = new Map<string, Reply>();
  const sortOf = ({ atMs, id }: Reply) => `${new Date(atMs).toISOString()}#${id}`;
  return {
    all: () => structuredClone([...held.values()]),
    async put(reply) {
      if (!held.has(reply.id)) held.set(reply.id, structuredClone(reply));
    },
    async list({ status, cursor, limit }) {
      const all = [...held.values()]
        .filter((one) => one.status === status && (cursor === undefined || sortOf(one) < cursor))
        .toSorted((a, b) => (sortOf(a) < sortOf(b) ? 1 : -1));
      const replies = structuredClone(all.slice(0, limit));
      const last = replies.at(-1);
      return { replies, ...(all.length > limit && last && { cursor: sortOf(last) }) };
    },
    async move(id, to, by, nowMs) {
      const reply = held.get(id);
      if (!reply || reply.status === to) return structuredClone(reply);
      const { done: _, ...rest } = reply;
      held.set(id, { ...rest, status: to, ...(to === 'done' && { done: { by, atMs: nowMs } }) });
      return structuredClone(held.get(id));
    },
  };
};
