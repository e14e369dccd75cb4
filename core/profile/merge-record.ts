import type { MergeNote } from './merge-note.ts';
import type { Profile } from './profile.ts';

/** How two people were made one again after they had been made one: kept where the merge is. */
export interface Separated {
  atMs: number;
  /** Who did it. */
  by: string;
  /** The loser as she was frozen: whoever finishes the separation needs it after she has been thawed. */
  loser: Profile;
}

/** A merge as the log under the winner holds it: what it takes to undo it. */
export interface MergeRecord extends MergeNote {
  winnerId: string;
  loserId: string;
  /** The winner before the merge, and the version she was read with. */
  before: Profile;
  winnerVersion: number;
  /** As long as history is kept. */
  expiresAtSeconds: number;
  separated?: Separated;
}

/** A merge without what the people were. */
export type MergeSummary = Omit<MergeRecord, 'before' | 'winnerVersion' | 'separated'> & {
  separated?: Omit<Separated, 'loser'>;
};

export const summaryOf = ({
  before: _before,
  winnerVersion: _version,
  separated,
  ...rest
}: MergeRecord): MergeSummary => ({
  ...rest,
  ...(separated && { separated: { atMs: separated.atMs, by: separated.by } }),
});

/** The table deletes late. */
export const isKept = ({ expiresAtSeconds }: Pick<MergeRecord, 'expiresAtSeconds'>, nowMs: number): boolean =>
  nowMs < expiresAtSeconds * 1000;

/** The merges by which one person became part of another, the first first; undefined when one is no longer known. */
export const mergesBetween = (
  loserId: string,
  winnerId: string,
  merges: readonly MergeSummary[],
): MergeSummary[] | undefined => {
  const path: MergeSummary[] = [];
  for (let id = loserId; id !== winnerId; ) {
    const next = merges
      .filter((one) => one.loserId === id && !path.some((met) => met.winnerId === one.winnerId))
      .toSorted((a, b) => b.atMs - a.atMs)[0];
    if (!next) return undefined;
    path.push(next);
    id = next.winnerId;
  }
  return path;
};
