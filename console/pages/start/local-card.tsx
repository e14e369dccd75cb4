import {
  Alert,
  Button,
  Card,
  Code,
  CopyButton,
  Group,
  Progress,
  SimpleGrid,
  Stack,
  Text,
} from '@mantine/core';
import { IconCheck, IconCopy, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { To } from '../../ui/link.tsx';
import { Failed } from '../../ui/loaded.tsx';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { DAYS, run, stopRunning, useRunning } from './synthetic/running.ts';
import { useTexts } from './texts.ts';

const KEYS = ['local-web', 'local-server', 'local-admin'] as const;

/** What is there on one’s own machine only: the story, the demo, keys, and a shop with a past. */
export function LocalRunCard() {
  const { t } = useTexts();
  return (
    <Card withBorder component="section" aria-label={t('local.title')}>
      <Stack>
        <Group justify="space-between" align="flex-start">
          <div>
            <Text fw={600} component="h2">
              {t('local.title')}
            </Text>
            <Text size="sm" c="dimmed" maw={560}>
              {t('local.lead')}
            </Text>
          </div>
          <Button
            component="a"
            href="/story?play=1"
            size="lg"
            leftSection={<IconPlayerPlayFilled size={20} aria-hidden />}
          >
            {t('common:nav.story')}
          </Button>
        </Group>
        <Group gap="xs">
          <Button component="a" href="/shop" size="xs" variant="default">
            {t('common:nav.shop')}
          </Button>
          <Button component="a" href="/inbox" size="xs" variant="default">
            {t('common:nav.inbox')}
          </Button>
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs">
          {KEYS.map((key) => (
            <Key key={key} name={key} />
          ))}
        </SimpleGrid>
        <NinetyDays />
      </Stack>
    </Card>
  );
}

function Key({ name }: { name: (typeof KEYS)[number] }) {
  const { t } = useTexts();
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm" c="dimmed">
        {t(`local.keys.${name}`)}
      </Text>
      <Code>{name}</Code>
      <CopyButton value={name}>
        {({ copied, copy }) => (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${t('common:copy')}: ${name}`}
            onClick={copy}
          >
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}

/** A shop with a past: what the overview looks like after a quarter. */
function NinetyDays() {
  const { t } = useTexts();
  const confirm = useConfirm();
  const client = useQueryClient();
  const mayStart = useMay('edit');
  const { state } = useRunning();
  const isBusy = state === 'running' || state === 'stopping';
  const start = () =>
    confirm({
      title: t('days.title', { count: DAYS }),
      text: t('days.sure'),
      act: t('days.start'),
      go: () => void run(() => void client.invalidateQueries()),
    });
  return (
    <Stack gap="xs">
      {!isBusy && (
        <Group gap="sm">
          <Button variant="light" disabled={!mayStart} onClick={start}>
            {t('days.title', { count: DAYS })}
          </Button>
          <Text size="sm" c="dimmed" maw={420}>
            {t('days.lead')}
          </Text>
        </Group>
      )}
      {state !== 'idle' && <State />}
    </Stack>
  );
}

function State() {
  const { t } = useTexts();
  const { number } = useFormat();
  const { state, played, error } = useRunning();
  if (state === 'failed') return <Failed error={error} />;
  const told = t('days.told', {
    visitors: number(played.visitors),
    orders: number(played.orders),
    messages: number(played.messages),
  });
  if (state === 'done')
    return (
      <Alert color="teal" title={t('days.done', { count: played.day })} role="status">
        {told}{' '}
        <To to="/?days=90" c="inherit" underline="always">
          {t('days.look')}
        </To>
      </Alert>
    );
  return (
    <Stack gap={6}>
      <Text size="sm">
        {t('days.at', { day: played.day, days: DAYS })} {told}
      </Text>
      <Group wrap="nowrap">
        <Progress
          flex={1}
          animated
          value={(played.day / DAYS) * 100}
          aria-label={t('days.at', { day: played.day, days: DAYS })}
        />
        <Button size="xs" variant="default" loading={state === 'stopping'} onClick={stopRunning}>
          {t('days.stop')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {t('days.leave')}
      </Text>
    </Stack>
  );
}
