import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, askDocument } from '../../../api/client.ts';
import { forget } from '../../../api/use-answer.ts';
import { saveNew } from '../../../ui/document/save-new.ts';
import { journeyIdOf } from '../../journeys/new-id.ts';
import { journeyOf, type TypedBroadcast } from './typed.ts';

/** Saves what is typed as the draft of a journey; the first time under an id of its own. */
export const useSaveBroadcast = (done: (saved: NonNullable<TypedBroadcast['saved']>) => void) => {
  const client = useQueryClient();
  return useMutation({
    /** `isOver`: over what somebody else saved in between. */
    mutationFn: async ({ typed, isOver }: { typed: TypedBroadcast; isOver?: boolean }) => {
      if (!typed.saved) return saveNew(journeyIdOf(typed.name), (free) => journeyOf(free, typed));
      const { id } = typed.saved;
      const { draftVersion = 1 } = await askDocument(`/v1/journeys/${id}`, {
        method: 'PUT',
        body: journeyOf(id, typed),
        ifMatch: isOver ? '*' : typed.saved.draftVersion,
      });
      return { id, draftVersion };
    },
    onSuccess: async (saved) => {
      await forget(client, '/v1/journeys');
      done(saved);
    },
  });
};

export const usePublish = (done: (id: string) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, draftVersion }: NonNullable<TypedBroadcast['saved']>) => {
      await ask(`/v1/journeys/${id}/publish`, { method: 'POST', body: {}, ifMatch: draftVersion });
      return id;
    },
    onSuccess: async (id) => {
      await forget(client, '/v1/journeys', '/v1/calendar');
      done(id);
    },
  });
};
