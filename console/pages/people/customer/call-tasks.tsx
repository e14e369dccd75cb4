import { Group, Stack, Text } from '@mantine/core';
import type { listTasks } from '../../../../functions/api/routes/list-tasks.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useMay } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { To } from '../../../ui/link.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useTaskQueues } from '../../../ui/use-task-queues.ts';
import { useTexts } from '../texts.ts';
import { useCustomer } from './context.ts';
import { Section } from './section.tsx';

/** Calls that somebody is to make to her; there is nothing to see while there are none. */
export function CallTasks() {
  const mayServe = useMay('serve');
  return mayServe ? <Queues /> : null;
}

function Queues() {
  const queues = useTaskQueues();
  return queues.map((queue) => <OfQueue key={queue} queue={queue} />);
}

function OfQueue({ queue }: { queue: string }) {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow();
  const { person } = useCustomer();
  const { data } = useAnswer<typeof listTasks>('/v1/tasks', { query: { queue, limit: 100 } });
  const ids = [person.id, ...person.mergedFrom];
  const hers = data?.tasks.filter(({ profileId }) => ids.includes(profileId)) ?? [];
  if (hers.length === 0) return null;
  return (
    <Section title={t('tasks.title')}>
      <Stack gap="xs">
        {hers.map(({ id, title, dueAt, status, claimedBy }) => (
          <Group key={id} justify="space-between" gap="xs">
            <To to={`/calls/${id}`} size="sm" fw={600}>
              {title}
            </To>
            <Text size="sm" c="dimmed">
              {status === 'claimed'
                ? t('tasks.claimed', { name: claimedBy })
                : t('tasks.due', { when: format.ago(dueAt, now) })}
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
