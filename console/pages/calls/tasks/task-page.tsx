import { Grid, Stack } from '@mantine/core';
import { useParams } from 'react-router';
import { ApiProblem } from '../../../api/problem.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { To } from '../../../ui/link.tsx';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useTexts } from '../texts.ts';
import { Caller } from './caller.tsx';
import { Outcome } from './outcome.tsx';
import { Script } from './script.tsx';
import { Stand } from './stand.tsx';
import type { getTask } from './task.ts';

/** So soon an operator learns that the customer has ordered and need not be called. */
const EVERY_MS = 1_000;

/** `/calls/:id`: one task, from taking it to what came of it. */
export function TaskPage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const task = useAnswer<getTask>(`/v1/tasks/${encodeURIComponent(id)}`, { everyMs: EVERY_MS });
  const back = <To to="/calls">{t('task.toList')}</To>;
  if (task.error instanceof ApiProblem && task.error.status === 404)
    return (
      <Page title={t('task.title')}>
        <Empty title={t('task.notThere')} action={back} />
      </Page>
    );
  return (
    <Page title={task.data?.title ?? t('task.title')} actions={back}>
      <Loaded of={task}>
        {(one) => (
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 7 }}>
              <Stack gap="md">
                <Stand task={one} />
                <Script task={one} />
                <Outcome key={one.id} task={one} />
              </Stack>
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 5 }}>
              <Caller profileId={one.profileId} />
            </Grid.Col>
          </Grid>
        )}
      </Loaded>
    </Page>
  );
}
