import { useInfiniteQuery } from '@tanstack/react-query';
import type { getTimeline } from '../../../../../functions/api/routes/get-timeline.ts';
import { ask } from '../../../../api/client.ts';

const EVERY_MS = 10_000;

/** What happened to her, page by page, newest first. */
export const useTimeLine = (id: string) => {
  const path = `/v1/profiles/${id}/timeline`;
  return useInfiniteQuery({
    queryKey: [path, 'pages'],
    queryFn: ({ pageParam: cursor, signal }) => ask<typeof getTimeline>(path, { query: { cursor }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: EVERY_MS,
  });
};
