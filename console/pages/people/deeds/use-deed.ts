import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../../api/client.ts';
import { forget } from '../../../api/use-answer.ts';
import { useSay } from '../../../ui/use-say.ts';
import { useUndo } from '../../../ui/use-undo.tsx';
import type { Customer, getProfile } from '../customer/customer.ts';
import { useTexts } from '../texts.ts';
import { untilShown } from './until-shown.ts';

/** Something that is done to a customer. */
export interface Deed {
  /** After `/v1/profiles/{id}/`. */
  readonly path: string;
  readonly body?: object;
  /** What is said when it shows. */
  readonly said: string;
  readonly shows?: (person: Customer) => boolean;
  readonly undo?: (person: Customer) => void;
  readonly after?: (person: Customer) => void;
}

const always = () => true;

/** Does it, waits until it shows on her page, says so, and offers to take it back where that is possible. */
export const useDeed = (id: string) => {
  const client = useQueryClient();
  const say = useSay();
  const sayWithUndo = useUndo();
  const { t } = useTexts();
  const path = `/v1/profiles/${id}`;
  return useMutation({
    mutationFn: async ({ path: act, body = {}, shows = always }: Deed) => {
      await ask(`${path}/${act}`, { method: 'POST', body });
      const seen = await untilShown(() => ask<getProfile>(path), shows);
      client.setQueryData([path], seen.person);
      void forget(client, path, '/v1/tasks');
      return seen;
    },
    onSuccess: ({ person, isShown }, { said, undo, after }) => {
      if (!isShown) say.done(t('deed.soon'));
      else if (undo) sayWithUndo(said, () => undo(person));
      else say.done(said);
      after?.(person);
    },
    onError: say.problem,
  });
};
