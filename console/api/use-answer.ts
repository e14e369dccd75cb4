import {
  keepPreviousData,
  type Query,
  type QueryClient,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query';
import type { AnswerOf, QueryOf } from '../../functions/api/route.ts';
import { ask } from './client.ts';

interface Options<R> {
  readonly query?: QueryOf<R>;
  /** Not asked while false. */
  readonly enabled?: boolean;
  /** Asked again so often while the page is in front. */
  readonly everyMs?: number;
  /** The answer before stays in sight while the next is on its way. */
  readonly keep?: boolean;
}

/** A question as it is kept, for asking it ahead of its page. */
export const answerOf = <R>(path: string, query?: QueryOf<R>) => ({
  queryKey: query === undefined ? [path] : [path, query],
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<AnswerOf<R>> =>
    ask<R>(path, { signal, ...(query === undefined ? {} : { query }) }),
});

/** What the API answers to a GET, kept and asked again by TanStack Query. Everything is known by its path. */
export const useAnswer = <R>(
  path: string,
  { query, enabled, everyMs, keep }: Options<R> = {},
): UseQueryResult<AnswerOf<R>> =>
  useQuery<AnswerOf<R>>({
    ...answerOf<R>(path, query),
    ...(enabled === undefined ? {} : { enabled }),
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });

/** Everything below a path is asked anew: `/v1/journeys` also means each of them. */
export const forget = async (client: QueryClient, ...paths: readonly string[]): Promise<void> => {
  const isMeant = ({ queryKey: [path] }: Query): boolean =>
    typeof path === 'string' && paths.some((each) => path === each || path.startsWith(`${each}/`));
  // TanStack Query would wait for a first answer that is on its way, which may be from before the change.
  await client.cancelQueries({ predicate: (query) => isMeant(query) && query.state.data === undefined });
  await client.invalidateQueries({ predicate: isMeant });
};
