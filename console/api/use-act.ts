import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '../../functions/api/route.ts';
import { useSay } from '../ui/use-say.ts';
import { ask, type Request } from './client.ts';
import { isOvertaken } from './problem.ts';
import { forget } from './use-answer.ts';

export interface Act extends Request {
  readonly path: string;
}

interface Options<R> {
  /** What is no longer as it was. */
  readonly changes: readonly string[];
  readonly done?: (answer: AnswerOf<R>) => void;
  /** Problems are shown where they arise; else a notice says them. */
  readonly quiet?: boolean;
}

/** A change: after it the pages see what is now. What goes wrong is said in a notice. */
export const useAct = <R>({
  changes,
  done,
  quiet,
}: Options<R>): UseMutationResult<AnswerOf<R>, Error, Act> => {
  const client = useQueryClient();
  const say = useSay();
  return useMutation<AnswerOf<R>, Error, Act>({
    mutationFn: ({ path, ...request }) => ask<R>(path, request as Request<never>),
    onSuccess: async (answer) => {
      await forget(client, ...changes);
      done?.(answer);
    },
    onError: (error) => {
      // Somebody else was first: the next try is over what that one made.
      if (isOvertaken(error)) void forget(client, ...changes);
      if (!quiet) say.problem(error);
    },
  });
};
