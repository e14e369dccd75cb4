import { Alert, Group, Loader, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { listJobs } from '../../../../functions/api/routes/list-jobs.ts';
import { forget, useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useTexts } from '../texts.ts';

const EVERY_MS = 2000;
const FEW = 10;

const isOf = (input: unknown, id: string): boolean => {
  const { segmentIds } = (input ?? {}) as { segmentIds?: unknown };
  return Array.isArray(segmentIds) && segmentIds.includes(id);
};

/** After it was published everybody is looked at: how far that is. One may leave meanwhile. */
export function Refreshing({ id }: { id: string }) {
  const { t } = useTexts();
  const { number } = useFormat();
  const client = useQueryClient();
  const jobs = useAnswer<typeof listJobs>('/v1/jobs', { query: { limit: FEW }, everyMs: EVERY_MS });
  const job = jobs.data?.jobs.find(({ kind, input }) => kind === 'refresh-segments' && isOf(input, id));
  const isRunning = job?.status === 'running' || job?.status === 'paused';
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && !isRunning) void forget(client, `/v1/segments/${id}`);
    wasRunning.current = isRunning;
  }, [isRunning, client, id]);
  if (job?.status === 'failed')
    return (
      <Alert color="red" role="alert">
        {t('refresh.failed')}
      </Alert>
    );
  if (!job || !isRunning) return null;
  const looked = Math.max(0, ...Object.values(job.counts));
  return (
    <Alert color="blue" p="xs">
      <Group gap="xs" role="status">
        <Loader size="xs" aria-hidden />
        <Text size="sm">{t('refresh.running', { count: looked, looked: number(looked) })}</Text>
      </Group>
    </Alert>
  );
}
