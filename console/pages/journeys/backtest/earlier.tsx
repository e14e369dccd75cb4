import { Anchor, List, Text, Title } from '@mantine/core';
import type { listJobs } from '../../../../functions/api/routes/list-jobs.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from './texts.ts';

interface EarlierProps {
  readonly shown: string | null;
  readonly open: (job: string) => void;
}

/** Those that were started before, by whomever: one can leave and come back. */
export function Earlier({ shown, open }: EarlierProps) {
  const { t } = useTexts();
  const { id } = useJourney();
  const { moment } = useFormat();
  const jobs = useAnswer<typeof listJobs>('/v1/jobs');
  const found = (jobs.data?.jobs ?? []).filter(
    (job) =>
      job.kind === 'backtest' && job.id !== shown && (job.input as { journeyId?: string }).journeyId === id,
  );
  if (found.length === 0) return null;
  return (
    <div>
      <Title order={2} size="h5" mb="xs">
        {t('earlier')}
      </Title>
      <List listStyleType="none" spacing={4}>
        {found.map((job) => (
          <List.Item key={job.id}>
            <Anchor component="button" type="button" onClick={() => open(job.id)}>
              {moment(job.startedAt)}
            </Anchor>{' '}
            <Text span size="sm" c="dimmed">
              {job.by} · {t(`status.${job.status}`)}
            </Text>
          </List.Item>
        ))}
      </List>
    </div>
  );
}
