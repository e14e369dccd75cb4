import { Alert, Button, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconClock, IconHandStop, IconUser } from '@tabler/icons-react';
import { useMay, useMe } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useReason } from '../../../ui/use-reason.ts';
import { useTexts } from '../texts.ts';
import { leftOf, standingOf, type Task } from './task.ts';
import { useClaim } from './use-claim.ts';

const TICK_MS = 1_000;

/** How the task stands, in a sentence one cannot miss: free, yours for so long, somebody else's, or over. */
export function Stand({ task }: { task: Task }) {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow(TICK_MS);
  const { name } = useMe();
  const reason = useReason();
  const { claimedBy, claimedUntil = '', outcome, note, closedAt, reason: code, dueAt } = task;
  switch (standingOf(task, name, now)) {
    case 'free':
      return (
        <Alert color="gray" icon={<IconClock aria-hidden />} title={t('task.standing.free')}>
          <Group justify="space-between" gap="sm">
            <Text size="sm">
              {t(Date.parse(dueAt) < now ? 'tasks.dueSince' : 'tasks.due', { when: format.ago(dueAt, now) })}
            </Text>
            <Take id={task.id} label={t('tasks.take')} />
          </Group>
        </Alert>
      );
    case 'mine':
      return (
        <Alert color="teal" icon={<IconUser aria-hidden />} title={t('task.standing.mine')}>
          <Group justify="space-between" gap="sm">
            <Text size="sm" role="timer">
              {t('task.left', { time: leftOf(claimedUntil, now) })}
            </Text>
            <Take id={task.id} label={t('task.longer')} />
          </Group>
        </Alert>
      );
    case 'taken':
      return (
        <Alert color="yellow" icon={<IconUser aria-hidden />} title={t('task.taken', { name: claimedBy })}>
          {t('task.takenText', { time: leftOf(claimedUntil, now) })}
        </Alert>
      );
    case 'withdrawn':
      return (
        <Alert color="orange" icon={<IconHandStop aria-hidden />} title={t('task.withdrawn')} role="alert">
          {code === undefined ? t('task.withdrawnText') : t('task.withdrawnBecause', { why: reason(code) })}
        </Alert>
      );
    case 'done':
      return (
        <Alert color="blue" icon={<IconCircleCheck aria-hidden />} title={t('task.standing.done')}>
          <Text size="sm">
            {[
              outcome !== undefined && t(`outcome.${outcome}`),
              closedAt !== undefined && format.moment(closedAt),
            ]
              .filter((part) => typeof part === 'string')
              .join(' · ')}
          </Text>
          {note !== undefined && <Text size="sm">{note}</Text>}
        </Alert>
      );
  }
}

function Take({ id, label }: { id: string; label: string }) {
  const mayServe = useMay('serve');
  const claim = useClaim(id);
  return mayServe ? (
    <Button size="sm" loading={claim.isPending} onClick={() => claim.mutate()}>
      {label}
    </Button>
  ) : null;
}
