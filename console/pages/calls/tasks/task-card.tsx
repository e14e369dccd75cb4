import { Badge, Button, Card, Group, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useMay, useMe } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { To } from '../../../ui/link.tsx';
import { useJourneyNames } from '../../../ui/use-journey-names.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useReason } from '../../../ui/use-reason.ts';
import { useTexts } from '../texts.ts';
import { standingOf, type Task } from './task.ts';
import { useClaim } from './use-claim.ts';

const COLORS = { free: 'gray', mine: 'teal', taken: 'yellow', done: 'blue', withdrawn: 'gray' } as const;

/** A task in the list: whom, about what, how it stands, and one button to take it. */
export function TaskCard({ task }: { task: Task }) {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow();
  const { name } = useMe();
  const { journeys, nameOf } = useJourneyNames();
  const { id, title, dueAt, closedAt, phone, journeyId } = task;
  const isLate = closedAt === undefined && Date.parse(dueAt) < now;
  const standing = standingOf(task, name, now);
  return (
    <Card withBorder padding="md" component="article" aria-label={title}>
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 240px', minWidth: 0 }}>
          <To to={`/calls/${encodeURIComponent(id)}`} fw={700}>
            {title}
          </To>
          <Text size="sm" c="dimmed">
            {[phone, journeys.some((one) => one.id === journeyId) ? nameOf(journeyId) : '']
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        <Text size="sm" fw={isLate ? 700 : 400}>
          {closedAt === undefined
            ? t(isLate ? 'tasks.dueSince' : 'tasks.due', { when: format.ago(dueAt, now) })
            : format.moment(closedAt)}
        </Text>
        <Badge color={COLORS[standing]}>
          <Stands task={task} standing={standing} />
        </Badge>
        {(standing === 'free' || standing === 'mine') && <Take task={task} isMine={standing === 'mine'} />}
      </Group>
    </Card>
  );
}

function Stands({ task, standing }: { task: Task; standing: ReturnType<typeof standingOf> }) {
  const { t } = useTexts();
  const reason = useReason();
  const { claimedBy, outcome, reason: code } = task;
  if (standing === 'taken') return t('task.taken', { name: claimedBy });
  if (standing === 'done' && outcome !== undefined) return t(`outcome.${outcome}`);
  if (standing === 'withdrawn' && code !== undefined) return reason(code);
  return t(`task.standing.${standing}`);
}

function Take({ task: { id, title }, isMine }: { task: Task; isMine: boolean }) {
  const { t } = useTexts();
  const mayServe = useMay('serve');
  const navigate = useNavigate();
  const claim = useClaim(id);
  const open = () => void navigate(`/calls/${encodeURIComponent(id)}`);
  if (!mayServe) return null;
  return (
    <Button
      size="sm"
      variant={isMine ? 'default' : 'filled'}
      loading={claim.isPending}
      onClick={isMine ? open : () => claim.mutate(undefined, { onSuccess: open })}
      aria-label={t(isMine ? 'tasks.goOnWith' : 'tasks.takeThis', { title })}
    >
      {t(isMine ? 'tasks.goOn' : 'tasks.take')}
    </Button>
  );
}
