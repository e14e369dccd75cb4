import type { MergeLog } from '../../../core/ports.ts';
import { type MergeRecord, summaryOf } from '../../../core/profile/merge-record.ts';

/** Merges in memory; `all` is what is stored. */
export const fakeMergeLog = (): MergeLog & { all(): MergeRecord[] } => {
  const stored = new Map<string, MergeRecord>();
  const keyOf = (winnerId: string, loserId: string) => `${winnerId}#${loserId}`;
  return {
    all: () => structuredClone([...stored.values()]),
    async put(record) {
      const key = keyOf(record.winnerId, record.loserId);
      const held = stored.get(key);
      if (!held || held.winnerVersion < record.winnerVersion) stored.set(key, structuredClone(record));
    },
    async get(winnerId, loserId) {
      return structuredClone(stored.get(keyOf(winnerId, loserId)));
    },
    async list(winnerIds) {
      const found = [...stored.values()].filter(({ winnerId }) => winnerIds.includes(winnerId));
      return structuredClone(found.map(summaryOf).toSorted((a, b) => b.atMs - a.atMs));
    },
    async separate(winnerId, loserId, separated) {
      const held = stored.get(keyOf(winnerId, loserId));
      if (held && !held.separated)
        stored.set(keyOf(winnerId, loserId), { ...held, separated: structuredClone(separated) });
    },
  };
};
