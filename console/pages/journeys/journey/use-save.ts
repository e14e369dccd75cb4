import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Fault } from '../../../../core/errors.ts';
import type { Journey } from '../../../../core/journey/journey.ts';
import type { DocumentView } from '../../../../functions/api/documents/document-view.ts';
import { askDocument } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { forget } from '../../../api/use-answer.ts';
import { useSay } from '../../../ui/use-say.ts';
import { useTexts } from '../texts.ts';
import type { Editing, Kept } from './use-editing.ts';

/** What the API found wrong with an edit; it holds for that very edit only. */
export interface Refused {
  readonly journey: Journey;
  readonly faults: readonly Fault[];
}

/** Saves the edit over the version it was begun from; where somebody else saved in between, what is there is asked anew. */
export const useSave = (id: string, editing: Editing) => {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useSay();
  const [refused, setRefused] = useState<Refused>();
  const path = `/v1/journeys/${encodeURIComponent(id)}`;
  const { mutate, mutateAsync, isPending } = useMutation({
    mutationFn: ({ journey, base }: Kept) =>
      askDocument<DocumentView<Journey>>(path, { method: 'PUT', body: journey, ifMatch: base }),
    onSuccess: async ({ answer, draftVersion = 0 }, sent) => {
      client.setQueryData([path, 'document'], { view: answer, draftVersion });
      editing.settle(sent, draftVersion);
      await forget(client, '/v1/journeys');
      say.done(t('common:saved'));
    },
    onError: async (error, { journey }) => {
      const status = error instanceof ApiProblem ? error.status : 0;
      if (error instanceof ApiProblem && status === 422) setRefused({ journey, faults: error.faults });
      if (status === 412) await forget(client, path);
      else say.problem(error);
    },
  });
  const { journey, base } = editing;
  return useMemo(() => {
    const sent: Kept = { journey, base };
    return {
      save: () => mutate(sent),
      saveNow: () => mutateAsync(sent),
      isSaving: isPending,
      refused,
    };
  }, [journey, base, mutate, mutateAsync, isPending, refused]);
};

export type Saving = ReturnType<typeof useSave>;
