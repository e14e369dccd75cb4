import { Alert, Button, Card, Group, Progress, Stack, Text } from '@mantine/core';
import type { BacktestResult } from '../../../../core/backtest/report.ts';
import type { abortJob } from '../../../../functions/api/routes/abort-job.ts';
import { useAct } from '../../../api/use-act.ts';
import { Allowed } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { type Job, useJob } from '../use-job.ts';
import { Compared } from './compared.tsx';
import { Different } from './different.tsx';
import { useTexts } from './texts.ts';

/** One back-test: how far it is, then what it found. */
export function Found({ jobId }: { jobId: string }) {
  const job = useJob(jobId);
  return (
    <Loaded of={job}>
      {(found) =>
        found.status === 'done' ? (
          <Result job={found} result={found.result as BacktestResult} />
        ) : (
          <HowFar job={found} />
        )
      }
    </Loaded>
  );
}

function HowFar({ job }: { job: Job }) {
  const { t } = useTexts();
  const { number } = useFormat();
  const abort = useAct<typeof abortJob>({ changes: ['/v1/jobs'] });
  const { status, reason, counts } = job;
  if (status !== 'running')
    return (
      <Alert color={status === 'failed' ? 'red' : 'gray'}>
        {t(`status.${status}`)} {reason}
      </Alert>
    );
  return (
    <Card withBorder role="status">
      <Stack gap="xs">
        <Text fw={600}>{t('running')}</Text>
        <Progress value={100} animated aria-label={t('running')} />
        <Text size="sm" c="dimmed">
          {t('soFar', { events: number(counts.events ?? 0), people: number(counts.people ?? 0) })}{' '}
          {t('leave')}
        </Text>
        <Allowed to="edit">
          <Group>
            <Button
              size="xs"
              variant="default"
              loading={abort.isPending}
              onClick={() => abort.mutate({ path: `/v1/jobs/${job.id}/abort`, method: 'POST' })}
            >
              {t('abort')}
            </Button>
          </Group>
        </Allowed>
      </Stack>
    </Card>
  );
}

function Result({ job, result }: { job: Job; result: BacktestResult }) {
  const { t } = useTexts();
  const { day, number, percent, sums } = useFormat();
  const { from, to, people, share, perDay } = result;
  const messages = Object.values(perDay.messages).reduce((sum, count) => sum + count, 0);
  return (
    <Stack>
      <Card withBorder component="section" aria-label={t('forecast.label')}>
        <Text fw={600} size="lg">
          {t('forecast.perDay', {
            people: number(perDay.people),
            messages: number(messages),
            cost: Object.keys(perDay.cost).length === 0 ? t('forecast.free') : sums(perDay.cost),
          })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('forecast.from', { from: day(from), to: day(to), people: number(people) })}{' '}
          {share < 1 && t('forecast.share', { share: percent(share) })} {t('forecast.by', { by: job.by })}
        </Text>
      </Card>
      <Compared result={result} />
      <Different result={result} />
      <Text size="xs" c="dimmed">
        {t('doubt')}
      </Text>
    </Stack>
  );
}
