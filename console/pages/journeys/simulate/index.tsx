import { Alert, Button, Card, Grid, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { simulateJourney } from '../../../../functions/api/routes/simulate-journey.ts';
import { ask } from '../../../api/client.ts';
import { Failed, Loading } from '../../../ui/loaded.tsx';
import { useDraft } from '../../../ui/use-draft.ts';
import { useJourney } from '../journey/journey-context.ts';
import { askOf, freshWalk, type TypedWalk } from './doings.ts';
import { Person } from './person.tsx';
import { useTexts } from './texts.ts';
import { Timeline } from './timeline.tsx';
import { Way } from './way.tsx';

/** Somebody walks the journey as it is saved: every decision with its reason; nothing is sent. */
export function Component() {
  const { t } = useTexts();
  const { id, editing } = useJourney();
  const draft = useDraft<TypedWalk>(`simulate.${id}`, freshWalk);
  const typed = draft.value;
  const set = (some: Partial<TypedWalk>) => draft.change({ ...typed, ...some });
  const body = askOf(editing.saved, typed);
  const walk = useMutation({
    mutationFn: async () => ({
      typed,
      ...(await ask<typeof simulateJourney>(`/v1/journeys/${encodeURIComponent(id)}/simulate`, {
        method: 'POST',
        body,
      })),
    }),
  });
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 5, lg: 4 }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            walk.mutate();
          }}
        >
          <Card withBorder>
            <Stack>
              {editing.isKept && <Alert color="blue">{t('notSaved')}</Alert>}
              <Person typed={typed} set={set} />
              <Way typed={typed} set={set} />
              <Button type="submit" loading={walk.isPending} disabled={body === undefined}>
                {t('go')}
              </Button>
            </Stack>
          </Card>
        </form>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7, lg: 8 }} aria-live="polite">
        {walk.isPending && <Loading lines={6} />}
        {walk.isError && <Failed error={walk.error} />}
        {walk.isSuccess && <Timeline simulation={walk.data} typed={walk.data.typed} />}
        {walk.isIdle && <Text c="dimmed">{t('lead')}</Text>}
      </Grid.Col>
    </Grid>
  );
}
