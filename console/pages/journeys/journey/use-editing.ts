import { useCallback, useMemo, useState } from 'react';
import type { Journey } from '../../../../core/journey/journey.ts';
import { type Held, latestOf } from '../../../ui/document/use-document.ts';
import { sameText } from '../../../ui/same-text.ts';
import { useDraft } from '../../../ui/use-draft.ts';

/** What is kept in the browser: an edit, and the draft version it was begun over. */
export interface Kept {
  readonly journey: Journey;
  readonly base: number;
}

const MOST_UNDONE = 100;

/** One journey while somebody edits it: kept locally at every key, saved over the version it was begun from. */
export const useEditing = (id: string, { view, draftVersion }: Held<Journey>) => {
  const saved = latestOf(view);
  const draft = useDraft<Kept>(`journey.${id}`, { journey: saved, base: draftVersion });
  const [past, setPast] = useState<readonly Journey[]>([]);
  const [future, setFuture] = useState<readonly Journey[]>([]);
  const { journey } = draft.value;
  const isSaved = sameText(journey, saved);
  // What somebody else has saved just so is no edit any more.
  const base = isSaved ? draftVersion : draft.value.base;
  const keep = useCallback(
    (next: Journey, over = base) =>
      sameText(next, saved) && over === draftVersion
        ? draft.drop()
        : draft.change({ journey: next, base: over }),
    [base, saved, draftVersion, draft.drop, draft.change],
  );
  const { isKept, change: put, drop, settle } = draft;
  const isStale = isKept && base !== draftVersion;
  return useMemo(() => {
    const step = (
      from: readonly Journey[],
      leave: (rest: readonly Journey[]) => void,
      other: (all: readonly Journey[]) => void,
      others: readonly Journey[],
    ) => {
      const target = from.at(-1);
      if (!target) return;
      leave(from.slice(0, -1));
      other([...others, journey]);
      keep(target);
    };
    return {
      journey,
      saved,
      isKept: isKept && !isSaved,
      /** Somebody else saved since this edit was begun. */
      isStale,
      base,
      change: (next: Journey) => {
        setPast([...past.slice(-MOST_UNDONE), journey]);
        setFuture([]);
        keep(next);
      },
      undo: past.length > 0 ? () => step(past, setPast, setFuture, future) : undefined,
      redo: future.length > 0 ? () => step(future, setFuture, setPast, past) : undefined,
      /** Back to what is saved. */
      drop: () => {
        setPast([...past, journey]);
        drop();
      },
      /** This edit is to be saved over the other one. */
      overrule: () => put({ journey, base: draftVersion }),
      /** What was sent is saved, and makes this draft version; what was typed since goes on over it. */
      settle: (sent: Kept, now: number) => settle(sent, (since) => ({ ...since, base: now })),
    };
  }, [journey, saved, base, past, future, keep, isKept, isSaved, isStale, draftVersion, put, drop, settle]);
};

export type Editing = ReturnType<typeof useEditing>;
