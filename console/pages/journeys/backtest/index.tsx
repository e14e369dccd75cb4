import { Alert, Button, Card, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { backtestJourney } from '../../../../functions/api/routes/backtest-journey.ts';
import { useAct } from '../../../api/use-act.ts';
import { useMay } from '../../../auth/me.tsx';
import { useJourney } from '../journey/journey-context.ts';
import { Earlier } from './earlier.tsx';
import { Found } from './found.tsx';
import { useTexts } from './texts.ts';

const MOST_DAYS = 90;
const USUAL_DAYS = 14;

/** The saved edit and the version in effect, played over what really happened. */
export function Component() {
  const { t } = useTexts();
  const { id, editing } = useJourney();
  const mayEdit = useMay('edit');
  const [params, setParams] = useSearchParams();
  const [days, setDays] = useState<number | string>(USUAL_DAYS);
  const open = (job: string) => setParams({ job });
  const start = useAct<typeof backtestJourney>({ changes: ['/v1/jobs'], done: (job) => open(job.id) });
  const job = params.get('job');
  return (
    <Stack>
      <Text c="dimmed" maw={720}>
        {t('lead')}
      </Text>
      {mayEdit && (
        <Card withBorder>
          {editing.isKept && (
            <Alert color="blue" mb="sm">
              {t('notSaved')}
            </Alert>
          )}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const path = `/v1/journeys/${encodeURIComponent(id)}/backtest`;
              start.mutate({ path, method: 'POST', body: { days } });
            }}
          >
            <Group align="flex-end">
              <NumberInput
                label={t('days')}
                value={days}
                onChange={setDays}
                min={1}
                max={MOST_DAYS}
                decimalScale={0}
                w={160}
              />
              <Button type="submit" loading={start.isPending} disabled={typeof days !== 'number'}>
                {t('start')}
              </Button>
            </Group>
          </form>
        </Card>
      )}
      {job !== null && <Found key={job} jobId={job} />}
      <Earlier shown={job} open={open} />
    </Stack>
  );
}
