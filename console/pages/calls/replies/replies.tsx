import { Button, SegmentedControl, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { listReplies } from '../../../../functions/api/routes/list-replies.ts';
import { ask } from '../../../api/client.ts';
import { Empty, Failed, Loading } from '../../../ui/loaded.tsx';
import { useTexts } from '../texts.ts';
import { ReplyCard } from './reply-card.tsx';

const EVERY_MS = 5_000;

/** What people have written, newest first, until somebody has dealt with it. */
export function Replies() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const status = params.get('status') === 'done' ? 'done' : 'open';
  const replies = useInfiniteQuery({
    queryKey: ['/v1/replies', { status }],
    queryFn: ({ pageParam: cursor, signal }) =>
      ask<typeof listReplies>('/v1/replies', { query: { status, cursor }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: EVERY_MS,
  });
  const all = replies.data?.pages.flatMap((page) => page.replies);
  return (
    <Stack gap="md" align="stretch">
      <div>
        <SegmentedControl
          value={status}
          onChange={(value) => setParams({ status: value }, { replace: true })}
          data={[
            { value: 'open', label: t('replies.open') },
            { value: 'done', label: t('replies.done') },
          ]}
          aria-label={t('replies.status')}
        />
      </div>
      {all === undefined &&
        (replies.isError ? (
          <Failed error={replies.error} again={() => void replies.refetch()} />
        ) : (
          <Loading />
        ))}
      {all?.map((reply) => (
        <ReplyCard key={reply.id} reply={reply} />
      ))}
      {all?.length === 0 && (
        <Empty
          title={t(status === 'open' ? 'replies.none' : 'replies.noneDone')}
          text={t('replies.noneText')}
        />
      )}
      {replies.hasNextPage && (
        <Button
          variant="default"
          loading={replies.isFetchingNextPage}
          onClick={() => void replies.fetchNextPage()}
        >
          {t('common:more')}
        </Button>
      )}
    </Stack>
  );
}
