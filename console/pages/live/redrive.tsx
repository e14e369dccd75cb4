import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { listRedrives } from '../../../functions/api/routes/list-redrives.ts';
import type { redriveQueue } from '../../../functions/api/routes/redrive-queue.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useMay } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useSay } from '../../ui/use-say.ts';
import type { Queue } from './queue.ts';
import { useTexts } from './texts.ts';

const EVERY_MS = 2000;
type Move = AnswerOf<typeof listRedrives>['redrives'][number];

/** Puts what was given up back to be tried again; it goes on when one leaves the page. */
export function Redrive({ queue: { name, dead, canRedrive } }: { queue: Queue }) {
  const { t } = useTexts();
  const confirm = useConfirm();
  const say = useSay();
  const mayDo = useMay('admin');
  const path = `/v1/queues/${name}/redrive`;
  const moves = useAnswer<typeof listRedrives>(path, { enabled: canRedrive, everyMs: EVERY_MS });
  const start = useAct<typeof redriveQueue>({
    changes: ['/v1/queues', '/v1/audit'],
    done: ({ moved }) =>
      say.done(moved === undefined ? t('redrive.started') : t('redrive.moved', { count: moved })),
  });
  if (!canRedrive) return <Text size="sm">{t('redrive.impossible')}</Text>;
  const latest = moves.data?.redrives[0];
  const isRunning = latest?.state === 'running' || latest?.state === 'cancelling';
  return (
    <Stack gap="xs">
      {mayDo && dead > 0 && !isRunning && (
        <Group>
          <Button
            loading={start.isPending}
            onClick={() =>
              confirm({
                title: t('redrive.title', { count: dead }),
                text: t('redrive.text'),
                act: t('redrive.act'),
                go: () => start.mutate({ path, method: 'POST', body: {} }),
              })
            }
          >
            {t('redrive.act')}
          </Button>
        </Group>
      )}
      {latest && <Latest move={latest} path={path} />}
    </Stack>
  );
}

function Latest({ move: { state, moved, total, startedAt, failure }, path }: { move: Move; path: string }) {
  const { t } = useTexts();
  const { moment } = useFormat();
  const mayDo = useMay('admin');
  const abort = useAct({ changes: ['/v1/queues', '/v1/audit'] });
  const share = total === undefined || total === 0 ? 1 : moved / total;
  return (
    <Alert
      color={state === 'failed' ? 'red' : state === 'completed' ? 'teal' : 'blue'}
      title={`${t(`redrive.states.${state}`)}, ${moment(startedAt)}`}
    >
      <Stack gap="xs">
        <Text size="sm">
          {total === undefined ? t('redrive.moved', { count: moved }) : t('redrive.of', { moved, total })}{' '}
          {failure}
        </Text>
        {state === 'running' && (
          <Group wrap="nowrap">
            <Progress flex={1} value={share * 100} animated aria-label={t('redrive.states.running')} />
            {mayDo && (
              <Button
                size="xs"
                variant="default"
                loading={abort.isPending}
                onClick={() => abort.mutate({ path: `${path}/abort`, method: 'POST', body: {} })}
              >
                {t('redrive.abort')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
