import { useMutation, useQueryClient } from '@tanstack/react-query';
import { askDocument } from '../../../api/client.ts';
import { forget } from '../../../api/use-answer.ts';
import { type Brought, bringIntoEffect } from '../../../ui/document/into-effect.ts';
import { saveNew } from '../../../ui/document/save-new.ts';
import { journeyIdOf } from '../../journeys/new-id.ts';
import { journeyOf, type TypedBroadcast } from './typed.ts';

type Saved = NonNullable<TypedBroadcast['saved']>;
type ToPublish = Saved & { readonly isOfferedToAsk: boolean };

/** Saves what is typed as the draft of a journey; the first time under an id of its own. */
export const useSaveBroadcast = (done: (saved: Saved) => void) => {
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

/** Where it takes two people, the second one is asked instead. */
export const usePublish = (done: (id: string, brought: Brought) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, draftVersion, isOfferedToAsk }: ToPublish) => {
      const path = `/v1/journeys/${id}`;
      return { id, brought: await bringIntoEffect({ path, draftVersion }, isOfferedToAsk) };
    },
    onSuccess: async ({ id, brought }) => {
      await forget(client, '/v1/journeys', '/v1/calendar', '/v1/proposals', '/v1/audit');
      done(id, brought);
    },
    // Also where it takes two people only now.
    onError: () => forget(client, '/v1/settings/publishing'),
  });
};
