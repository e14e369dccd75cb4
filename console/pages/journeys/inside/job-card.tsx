import { Button, Card, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { undoJob } from '../../../../functions/api/routes/undo-job.ts';
import { useAct } from '../../../api/use-act.ts';
import { forget } from '../../../api/use-answer.ts';
import { Allowed } from '../../../auth/me.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { useJourney } from '../journey/journey-context.ts';
import { type Job, useJob } from '../use-job.ts';
import { useTexts } from './texts.ts';

const UNDOABLE = new Set(['remove-people', 'restart-people']);

/** What is being done to people inside, how far it is, and the way back. */
export function JobCard({ jobId, open }: { jobId: string; open: (jobId: string | null) => void }) {
  const { id } = useJourney();
  const client = useQueryClient();
  const job = useJob(jobId);
  const status = job.data?.status;
  useEffect(() => {
    if (status === 'done') void forget(client, `/v1/journeys/${encodeURIComponent(id)}/people`);
  }, [status, client, id]);
  return (
    <Card withBorder padding="sm">
      <Loaded of={job} lines={1}>
        {(found) => <Standing job={found} open={open} />}
      </Loaded>
    </Card>
  );
}

function Standing({ job, open }: { job: Job; open: (jobId: string | null) => void }) {
  const { t } = useTexts();
  const { told = 0, left = 0 } = job.counts;
  const undo = useAct<typeof undoJob>({ changes: ['/v1/jobs'], done: (next) => open(next.id) });
  const isOver = job.status !== 'running' && job.status !== 'paused';
  return (
    <Group justify="space-between" role="status">
      <Text size="sm">
        <b>{t(`job.${job.kind}`, { defaultValue: job.kind })}</b>: {t(`status.${job.status}`)}{' '}
        {t('told', { count: told })} {left > 0 && t('left', { count: left })} {job.reason}
      </Text>
      <Group gap="xs">
        <Allowed to="edit">
          {isOver && UNDOABLE.has(job.kind) && told > 0 && (
            <Button
              size="xs"
              variant="default"
              loading={undo.isPending}
              onClick={() => undo.mutate({ path: `/v1/jobs/${job.id}/undo`, method: 'POST', body: {} })}
            >
              {t('undo')}
            </Button>
          )}
        </Allowed>
        {isOver && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => open(null)}>
            {t('common:close')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
