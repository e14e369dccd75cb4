import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isOvertaken } from '../../../api/problem.ts';
import { forget } from '../../../api/use-answer.ts';
import { sameText } from '../../../ui/same-text.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { useSay } from '../../../ui/use-say.ts';
import { useTexts } from '../texts.ts';
import { type AllowOnly, PATH, saveAllowOnly } from './change-switches.ts';

/** What somebody typed, and the list that she had before her eyes. */
interface TypedList {
  readonly base: AllowOnly;
  readonly allowOnly: AllowOnly;
}

/** The list as somebody edits it: another one that somebody else saved meanwhile is a conflict, a switch is none. */
export const useAllowOnly = (now: AllowOnly) => {
  const { t } = useTexts();
  const say = useSay();
  const client = useQueryClient();
  const draft = useDraft<TypedList>('settings.switches.allow-only', { base: now, allowOnly: now });
  const { base, allowOnly } = draft.value;
  const saving = useMutation({
    mutationFn: ({ allowOnly: list, base: over }: TypedList) => saveAllowOnly(list, over),
    onSuccess: async (_done, sent) => {
      await forget(client, PATH, '/v1/audit');
      draft.settle(sent, (since) => ({ ...since, base: sent.allowOnly }));
      say.done(t('common:saved'));
    },
    onError: (error) => {
      if (isOvertaken(error)) void forget(client, PATH);
    },
  });
  // One's own saving makes it another list as well.
  const isStale = draft.isKept && !saving.isPending && !sameText(base, now);
  const saveOver = () => {
    const mine = { base: now, allowOnly };
    draft.change(mine);
    saving.mutate(mine);
  };
  return {
    list: allowOnly,
    change: (list: AllowOnly) => draft.change({ base, allowOnly: list }),
    isChanged: draft.isKept,
    drop: () => {
      saving.reset();
      draft.drop();
    },
    conflict: isStale ? { saveOver } : undefined,
    problem: saving.error ?? undefined,
    save: () => {
      if (!isStale) saving.mutate({ base, allowOnly });
    },
    isSaving: saving.isPending,
  };
};
