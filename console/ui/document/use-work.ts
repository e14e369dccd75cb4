import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Fault } from '../../../core/errors.ts';
import type { DocumentView } from '../../../functions/api/documents/document-view.ts';
import { askDocument, type Request } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { forget } from '../../api/use-answer.ts';
import { sameText } from '../same-text.ts';
import { useDraft } from '../use-draft.ts';
import { useSay } from '../use-say.ts';
import { documentPath, type Plural } from './document-path.ts';
import { useTexts } from './texts.ts';
import { type Held, latestOf } from './use-document.ts';

/** What is kept in the browser: an edit, and the draft version it was begun over. */
interface Kept<D> {
  readonly document: D;
  readonly base: number;
}

export type Order =
  | 'publish'
  | 'rollback'
  | 'propose'
  | 'approve'
  | 'decline'
  | 'end-trial'
  | 'archive'
  | 'unarchive';

/** One document at work: as it is edited here, as the server holds it, and what can be done with it. */
export interface Work<D> {
  readonly plural: Plural;
  readonly id: string;
  readonly view: DocumentView<D> & { readonly jobId?: string };
  readonly edit: D;
  readonly saved: D;
  /** Something is typed that is not saved. */
  readonly isKept: boolean;
  /** Somebody else saved since this edit was begun. */
  readonly isStale: boolean;
  readonly isBusy: boolean;
  /** What the API found wrong with this very edit when it was last to be saved. */
  readonly faults: readonly Fault[];
  change(next: D): void;
  /** Back to what is saved. */
  drop(): void;
  /** This edit is to be saved over the other one. */
  overrule(): void;
  save(): Promise<boolean>;
  /** Gives the order over the very draft that was seen; what is typed is saved before it is published. */
  order(order: Order, body?: object): Promise<boolean>;
}

const useKept = <D extends object>(plural: Plural, id: string, { view, draftVersion }: Held<D>) => {
  const saved = latestOf(view);
  const draft = useDraft<Kept<D>>(`${plural}.${id}`, { document: saved, base: draftVersion });
  const { document, base } = draft.value;
  const { change: keep, drop, settle } = draft;
  const change = useCallback(
    (next: D) => {
      const over = sameText(document, saved) ? draftVersion : base;
      if (sameText(next, saved)) drop();
      else keep({ document: next, base: over });
    },
    [document, base, saved, draftVersion, keep, drop],
  );
  // What somebody else saved just so is no edit any more.
  const isKept = draft.isKept && !sameText(document, saved);
  const isStale = isKept && base !== draftVersion;
  const overrule = () => keep({ document, base: draftVersion });
  return {
    saved,
    edit: document,
    base: isKept ? base : draftVersion,
    isKept,
    isStale,
    change,
    drop,
    overrule,
    /** This edit is saved, and makes this draft version; what was typed since goes on over it. */
    settle: (now: number) => settle({ document, base }, (since) => ({ ...since, base: now })),
  };
};

/** Edits, saves and orders of one document. What is typed is kept in the browser until it is saved. */
export const useWork = <D extends object>(plural: Plural, id: string, held: Held<D>): Work<D> => {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useSay();
  const kept = useKept(plural, id, held);
  const [refused, setRefused] = useState<{ edit: D; faults: readonly Fault[] }>();
  const path = documentPath(plural, id);
  const { mutateAsync, isPending } = useMutation({
    mutationFn: ({ to, request }: { to: string; request: Request }) =>
      askDocument<DocumentView<D>>(to, request),
    onSuccess: ({ answer, draftVersion = 0 }) =>
      client.setQueryData<Held<D>>([path, 'document'], { view: answer, draftVersion }),
  });
  /** Answers the draft version afterwards, undefined where it was refused. */
  const carryOut = async (to: string, request: Request): Promise<number | undefined> => {
    try {
      return (await mutateAsync({ to, request })).draftVersion ?? 0;
    } catch (error) {
      const status = error instanceof ApiProblem ? error.status : 0;
      if (error instanceof ApiProblem && status === 422)
        setRefused({ edit: kept.edit, faults: error.faults });
      if (status === 412) await forget(client, path);
      say.problem(error);
      return undefined;
    }
  };
  const put = () => carryOut(`${path}?draft=true`, { method: 'PUT', body: kept.edit, ifMatch: kept.base });
  const settle = async (word: string): Promise<true> => {
    await forget(client, `/v1/${plural}`);
    say.done(word);
    return true;
  };
  const save = async (): Promise<boolean> => {
    const version = await put();
    if (version === undefined) return false;
    kept.settle(version);
    return settle(t('common:saved'));
  };
  const order = async (name: Order, body: object = {}): Promise<boolean> => {
    const savesFirst = kept.isKept && (name === 'publish' || name === 'propose');
    const version = savesFirst ? await put() : held.draftVersion;
    if (version === undefined) return false;
    if (savesFirst) kept.settle(version);
    const done = await carryOut(`${path}/${name}`, { method: 'POST', body, ifMatch: version });
    return done === undefined ? false : settle(t(`done.${name}`));
  };
  const { saved, edit, isKept, isStale, change, drop, overrule } = kept;
  const faults = refused?.edit === edit ? refused.faults : [];
  return {
    ...{ plural, id, view: held.view, edit, saved, isKept, isStale, isBusy: isPending, faults },
    ...{ change, drop, overrule, save, order },
  };
};
