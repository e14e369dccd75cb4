import type { MailBreaker, OpenBreaker } from '../../../core/breaker/mail-breaker.ts';
import { counted, emptyShard, SHARDS, type Shard } from '../../../core/breaker/shard.ts';
import { hashId } from '../../../core/hash.ts';

export const fakeMailBreaker = (): MailBreaker => {
  const shards = new Map<number, Shard>();
  let state: OpenBreaker | undefined;
  return {
    async count(sendId, fate) {
      const no = Number.parseInt(hashId([sendId], 4), 16) % SHARDS;
      const next = counted(shards.get(no) ?? emptyShard, sendId, fate);
      shards.set(no, next);
      return next;
    },
    shards: async () => [...shards.values()],
    async open(open) {
      if (state) return 'was-open';
      state = open;
      return 'opened';
    },
    opened: async () => state,
    async close() {
      const wasOpen = state !== undefined;
      shards.clear();
      state = undefined;
      return wasOpen;
    },
  };
};
