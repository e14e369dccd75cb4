import type { FoldRules } from './fold-rules.ts';
import { mergeInto } from './merge-profiles.ts';
import type { LinkedIdentity, Profile } from './profile.ts';
import { separate } from './separate.ts';

/** One profile that the loser is part of: the one she was merged into first, then whoever that one was merged into. */
export interface Holder {
  /** As it is now, frozen or not. */
  now: Profile;
  /** As it was before it took in the one before it in the line. */
  before: Profile;
}

interface Line {
  loser: Profile;
  /** In the order of the merges; the last one is the person who holds everything now. */
  holders: readonly Holder[];
  gone?: readonly LinkedIdentity[];
  rules: FoldRules;
}

/** Takes the loser out of everybody she became part of. */
export const separateAlong = ({
  loser,
  holders,
  gone = [],
  rules,
}: Line): { holders: Profile[]; loser: Profile } => {
  const without: Profile[] = [];
  let back = loser;
  for (const { now, before } of holders) {
    const [inner, taken] = [without.at(-1), holders[without.length - 1]?.now];
    if (!now.mergedFrom.includes(loser.id)) {
      without.push(now);
      continue;
    }
    const parted = separate({
      winner: now,
      before: inner ? mergeInto(before, inner, rules) : before,
      ...(taken?.mergedFrom.includes(loser.id) && { made: mergeInto(before, taken, rules) }),
      loser,
      gone,
      rules,
    });
    without.push(parted.winner);
    back = { ...parted.loser, apart: [...new Set([...(back.apart ?? []), ...(parted.loser.apart ?? [])])] };
  }
  return { holders: without, loser: back };
};
