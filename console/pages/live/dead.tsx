import { Badge, Card, Group, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import type { listQueues } from '../../../functions/api/routes/list-queues.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { To } from '../../ui/link.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Letters } from './letters.tsx';
import type { Queue } from './queue.ts';
import { Redrive } from './redrive.tsx';
import { useTexts } from './texts.ts';

const EVERY_MS = 10_000;

/** What waits between the functions, and what they have given up. */
export function Dead() {
  const { t } = useTexts();
  const { queue: open } = useParams();
  const queues = useAnswer<typeof listQueues>('/v1/queues', { everyMs: EVERY_MS });
  return (
    <Page title={t('dead.title')} lead={t('dead.lead')} actions={<To to="/live">{t('common:nav.live')}</To>}>
      <Loaded of={queues}>
        {(all) => {
          const opened = all.find(({ name }) => name === open);
          return (
            <Stack gap="lg">
              {all.every(({ dead }) => dead === 0) && (
                <Empty title={t('dead.none')} text={t('dead.noneText')} />
              )}
              <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
                {all.map((queue) => (
                  <QueueCard key={queue.name} queue={queue} isOpen={queue.name === open} />
                ))}
              </SimpleGrid>
              {opened && <Opened queue={opened} />}
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}

function QueueCard({
  queue: { name, waiting, inFlight, later, dead },
  isOpen,
}: {
  queue: Queue;
  isOpen: boolean;
}) {
  const { t } = useTexts();
  const { number } = useFormat();
  const go = useNavigate();
  return (
    <UnstyledButton onClick={() => void go(`/live/dead/${name}`)} aria-pressed={isOpen}>
      <Card withBorder h="100%" {...(isOpen && { bd: '2px solid var(--mantine-primary-color-filled)' })}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text fw={600}>{t(`queues.${name}`, { defaultValue: name })}</Text>
          <Badge color={dead > 0 ? 'red' : 'teal'} style={{ flexShrink: 0 }}>
            {dead > 0 ? t('dead.dead', { count: dead }) : t('dead.well')}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {t('dead.waiting', { count: waiting + inFlight, shown: number(waiting + inFlight) })}
          {later > 0 && `, ${t('dead.later', { shown: number(later) })}`}
        </Text>
      </Card>
    </UnstyledButton>
  );
}

function Opened({ queue }: { queue: Queue }) {
  const { t } = useTexts();
  const title = t(`queues.${queue.name}`, { defaultValue: queue.name });
  return (
    <Card withBorder component="section" aria-label={title}>
      <Stack>
        <Text fw={600} component="h2">
          {title}
        </Text>
        <Text size="sm">{t(`queueTexts.${queue.name}`, { defaultValue: '' })}</Text>
        <Redrive queue={queue} />
        <Letters queue={queue} />
      </Stack>
    </Card>
  );
}
