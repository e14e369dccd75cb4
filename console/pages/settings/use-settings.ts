import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SettingsId } from '../../../core/config/documents.ts';
import type { Fault } from '../../../core/errors.ts';
import { ApiProblem, isOvertaken } from '../../api/problem.ts';
import { forget } from '../../api/use-answer.ts';
import { putSettings, type Typed } from '../../ui/settings/put-settings.ts';
import { type Approval, useApproval } from '../../ui/settings/use-approval.ts';
import type { Stored } from '../../ui/settings/use-stored.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { useSay } from '../../ui/use-say.ts';
import { useTexts } from './texts.ts';

export interface SettingsDraft<T> {
  readonly value: T;
  readonly isChanged: boolean;
  /** The version that it was typed over, or would be. */
  readonly base: number;
  /** `base`: where it was begun over another version than the one that is stored now. */
  readonly change: (document: T, base?: number) => void;
  readonly drop: () => void;
  /** Somebody else saved since: these are the choices that are left. */
  readonly conflict: { readonly saveOver: () => void } | undefined;
  readonly faults: readonly Fault[];
  readonly problem: Error | undefined;
  readonly save: () => void;
  readonly isSaving: boolean;
  readonly approval: Approval;
}

/**
 * One document of settings as somebody edits it. What is typed is kept in the browser until it is saved or dropped, and goes with
 * the version that it was typed over.
 */
export const useSettings = <T>(name: SettingsId, stored: Stored<T>): SettingsDraft<T> => {
  const { t } = useTexts();
  const say = useSay();
  const client = useQueryClient();
  const {
    value: typed,
    change,
    drop,
    settle,
  } = useDraft<Typed<T> | undefined>(`settings.${name}`, undefined);
  const approval = useApproval(name);
  const { takesTwo, waits, isOpen } = approval;
  const saving = useMutation({
    mutationFn: (what: Typed<T>) => putSettings(name, what, takesTwo),
    onSuccess: async (draftVersion, sent) => {
      await forget(client, `/v1/settings/${name}`, '/v1/proposals', '/v1/audit');
      settle(sent, (since) => since && { ...since, base: draftVersion ?? since.base });
      say.done(takesTwo ? t('common:twoPeople.asked') : t('common:saved'));
    },
    onError: (error) => {
      // Also where it takes two people only now.
      if (isOvertaken(error))
        void forget(client, `/v1/settings/${name}`, '/v1/settings/publishing', '/v1/proposals');
    },
  });
  const latest = stored.draftVersion ?? 0;
  // One's own saving makes what is stored a newer one as well.
  const isStale = typed !== undefined && !saving.isPending && typed.base !== latest;
  const problem = saving.error ?? undefined;
  const saveOver = (document: T) => {
    const mine = { base: latest, document };
    change(mine);
    saving.mutate(mine);
  };
  return {
    // What is typed waits as well: whoever looks is told that she sees what is in effect.
    value: waits ? stored.answer : (typed?.document ?? stored.answer),
    isChanged: typed !== undefined,
    base: typed?.base ?? latest,
    change: (document, base = latest) => change({ base: typed?.base ?? base, document }),
    drop: () => {
      saving.reset();
      drop();
    },
    conflict: isStale && typed ? { saveOver: () => saveOver(typed.document) } : undefined,
    faults: problem instanceof ApiProblem ? problem.faults : [],
    problem: problem instanceof ApiProblem && problem.status === 412 ? undefined : problem,
    save: () => {
      if (typed && !isStale && isOpen) saving.mutate(typed);
    },
    isSaving: saving.isPending,
    approval,
  };
};
