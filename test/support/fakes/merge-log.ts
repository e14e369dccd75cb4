import type { MergeLog } from '../../../core/ports.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { type MergeRecord, summaryOf } from '../../../core/profile/merge-record.ts';

/** Merges in memory; `all` is what is stored. */
export const fakeMergeLog = (): MergeLog & { all(): MergeRecord[] } => {
  const stored = new Map<string, MergeRecord>();
  const isWhole = ({ before }: MergeRecord) => before.id !== '';
  const keyOf = (winnerId: string, loserId: string) => `${winnerId}#${loserId}`;
  return {
    all: () => structuredClone([...stored.values()]),
    async put(record) {
      const key = keyOf(record.winnerId, record.loserId);
      const held = stored.get(key);
      if (!held || held.winnerVersion < record.winnerVersion) stored.set(key, structuredClone(record));
    },
    async get(winnerId, loserId) {
      const record = stored.get(keyOf(winnerId, loserId));
      return record && isWhole(record) ? structuredClone(record) : undefined;
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
    async rewrite(winnerId, loserId, before) {
      const held = stored.get(keyOf(winnerId, loserId));
      const nobody = emptyProfile('', 0);
      const { separated } = held ?? {};
      if (held)
        stored.set(keyOf(winnerId, loserId), {
          ...held,
          before: structuredClone(before ?? nobody),
          ...(separated && { separated: before ? separated : { ...separated, loser: nobody } }),
        });
    },
  };
};
