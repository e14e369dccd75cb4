import { Button, Group, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { listTasks } from '../../../../functions/api/routes/list-tasks.ts';
import { ask } from '../../../api/client.ts';
import { To } from '../../../ui/link.tsx';
import { Empty, Failed, Loading } from '../../../ui/loaded.tsx';
import { useTaskQueues } from '../../../ui/use-task-queues.ts';
import { useTexts } from '../texts.ts';
import { TaskCard } from './task-card.tsx';

const EVERY_MS = 3_000;

type Status = 'open' | 'closed';

const useTasks = (queue: string | undefined, status: Status) =>
  useInfiniteQuery({
    queryKey: ['/v1/tasks', { queue, status }, 'pages'],
    queryFn: ({ pageParam: cursor, signal }) =>
      ask<typeof listTasks>('/v1/tasks', { query: { queue, status, cursor }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: EVERY_MS,
  });

/** Calls to make, the one that is due first on top. What is chosen stands in the address. */
export function TaskList() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const queues = useTaskQueues();
  const queue = params.get('queue') ?? queues[0];
  const status: Status = params.get('status') === 'closed' ? 'closed' : 'open';
  const tasks = useTasks(queue, status);
  const choose = (name: string, value: string) =>
    setParams({ ...Object.fromEntries(params), [name]: value }, { replace: true });
  return (
    <Stack gap="md">
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={t('tasks.queue')}
          value={queue}
          data={[...new Set([...queues, ...(queue === undefined ? [] : [queue])])].map((one) => ({
            value: one,
            label: t(`queue.${one}`, { defaultValue: one }),
          }))}
          onChange={({ currentTarget: { value } }) => choose('queue', value)}
        />
        <SegmentedControl
          value={status}
          onChange={(value) => choose('status', value)}
          data={[
            { value: 'open', label: t('tasks.open') },
            { value: 'closed', label: t('tasks.closed') },
          ]}
          aria-label={t('tasks.status')}
        />
      </Group>
      <Found of={tasks} status={status} />
    </Stack>
  );
}

function Found({ of, status }: { of: ReturnType<typeof useTasks>; status: Status }) {
  const { t } = useTexts();
  if (of.data === undefined)
    return of.isError ? <Failed error={of.error} again={() => void of.refetch()} /> : <Loading />;
  const tasks = of.data.pages.flatMap((page) => page.tasks);
  return (
    <Stack gap="sm">
      {tasks.map((task) => (
        <TaskCard key={task.id} task={task} />
      ))}
      {tasks.length === 0 && (
        <Empty
          title={t(status === 'open' ? 'tasks.none' : 'tasks.noneClosed')}
          text={t('tasks.noneText')}
          action={<To to="/journeys">{t('common:nav.journeys')}</To>}
        />
      )}
      {of.hasNextPage && (
        <Button variant="default" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
          {t('common:more')}
        </Button>
      )}
    </Stack>
  );
}
