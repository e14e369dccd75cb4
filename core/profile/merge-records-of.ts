import type { FoldRules } from './fold-rules.ts';
import { mergeInto, thaw } from './merge-profiles.ts';
import type { MergeRecord } from './merge-record.ts';
import type { Member } from './working-set.ts';

const DAY_SECONDS = 86_400;

/** What the log keeps of the merges of a batch. What the batch itself brought counts as done since. */
export const mergeRecordsOf = (
  { id, stored, version, merges }: Pick<Member, 'id' | 'stored' | 'version' | 'merges'>,
  rules: FoldRules,
  retentionDays: number,
): MergeRecord[] => {
  let before = thaw(stored);
  return merges.map(({ loser, note }) => {
    const expiresAtSeconds = Math.ceil(note.atMs / 1000) + retentionDays * DAY_SECONDS;
    const record = {
      ...note,
      winnerId: id,
      loserId: loser.id,
      before,
      winnerVersion: version,
      expiresAtSeconds,
    };
    before = mergeInto(before, loser, rules);
    return record;
  });
};
