import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { listRuns } from '../../../../functions/api/routes/list-runs.ts';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { Allowed } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { useTexts } from '../texts.ts';

type Run = AnswerOf<typeof listRuns>['runs'][number];

/** People are taken in by the minute. */
const LOOK_AGAIN_MS = 5000;

const COLORS: Readonly<Record<Run['status'], string>> = {
  scheduled: 'blue',
  running: 'teal',
  paused: 'yellow',
  done: 'gray',
  aborted: 'red',
  superseded: 'gray',
  'too-late': 'red',
  failed: 'red',
};

const ORDERS: Partial<Record<Run['status'], readonly ('pause' | 'resume' | 'abort')[]>> = {
  scheduled: ['pause', 'abort'],
  running: ['pause', 'abort'],
  paused: ['resume', 'abort'],
};

/** Every time that it goes out, the newest first. */
export function Runs({ id }: { id: string }) {
  const { t } = useTexts();
  const path = `/v1/journeys/${encodeURIComponent(id)}/runs`;
  const runs = useAnswer<typeof listRuns>(path, { everyMs: LOOK_AGAIN_MS });
  return (
    <Loaded of={runs}>
      {({ runs: found }) =>
        found.length === 0 ? (
          <Empty title={t('runs.none')} text={t('runs.noneText')} />
        ) : (
          <Stack gap="xs">
            {found.map((run) => (
              <RunCard key={run.runId} path={path} run={run} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function RunCard({ path, run }: { path: string; run: Run }) {
  const { t } = useTexts();
  const { moment, number } = useFormat();
  const label = moment(run.at);
  return (
    <Card withBorder padding="sm" component="section" aria-label={label}>
      <Group justify="space-between">
        <div>
          <Group gap="xs">
            <Text fw={600}>{label}</Text>
            <Badge color={COLORS[run.status]}>{t(`run.${run.status}`)}</Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {t('runs.people', { count: run.people, people: number(run.people) })}{' '}
            {run.status === 'scheduled' && t('runs.starts', { at: moment(run.startsAt) })}
            {run.endedAt !== undefined && t('runs.ended', { at: moment(run.endedAt) })}
          </Text>
        </div>
        <Allowed to="edit">
          <RunOrders path={path} run={run} />
        </Allowed>
      </Group>
    </Card>
  );
}

function RunOrders({ path, run }: { path: string; run: Run }) {
  const { t } = useTexts();
  const confirm = useConfirm();
  const act = useAct({ changes: [path, '/v1/calendar', '/v1/journeys'] });
  const order = (name: string) =>
    act.mutate({ path: `${path}/${encodeURIComponent(run.runId)}/${name}`, method: 'POST' });
  const press = (name: 'pause' | 'resume' | 'abort') => {
    if (name !== 'abort') return order(name);
    confirm({
      title: t('runs.abortTitle'),
      text: t('runs.abortText'),
      act: t('runs.abort'),
      isDangerous: true,
      go: () => order('abort'),
    });
  };
  return (
    <Group gap="xs">
      {(ORDERS[run.status] ?? []).map((name) => (
        <Button
          key={name}
          size="xs"
          variant={name === 'abort' ? 'light' : 'default'}
          {...(name === 'abort' && { color: 'red' })}
          loading={act.isPending}
          onClick={() => press(name)}
        >
          {t(`runs.${name}`)}
        </Button>
      ))}
    </Group>
  );
}
