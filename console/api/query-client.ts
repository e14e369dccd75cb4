import { type FetchQueryOptions, QueryClient } from '@tanstack/react-query';
import { sessionToken, watchTurns } from '../auth/session.ts';
import { isComing } from './early.ts';
import { isAskedAgain, waitMs } from './try-again.ts';

/** What was answered to this tab. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: isAskedAgain,
      retryDelay: waitMs,
    },
    mutations: { retry: false },
  },
});

// What one may see is nothing for whoever comes after.
watchTurns(() => queryClient.removeQueries({ predicate: ({ queryKey: [first] }) => first !== 'config' }));

/**
 * Asks what a page will ask, while the page is still on its way. What fails is asked again by the page, and said there.
 * @param questions with the very keys that the page has for them
 */
export const askAhead = (...questions: readonly Pick<FetchQueryOptions, 'queryKey' | 'queryFn'>[]): void => {
  if (sessionToken() === undefined || isComing()) return;
  for (const question of questions) void queryClient.prefetchQuery(question);
};
