import { useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { listBlocked } from '../../../../functions/api/routes/list-blocked.ts';
import { ask } from '../../../api/client.ts';

export const BLOCKED = '/v1/suppressions';

export type Blocked = AnswerOf<typeof listBlocked>['blocked'][number];

/** All of them, page by page; or what is known of one address. */
export const useBlocked = (address: string) =>
  useInfiniteQuery({
    queryKey: [BLOCKED, { address }],
    queryFn: ({ pageParam: cursor, signal }) =>
      ask<typeof listBlocked>(BLOCKED, {
        query: address === '' ? { cursor, limit: 50 } : { address, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });
