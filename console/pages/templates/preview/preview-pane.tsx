import { Alert, Card, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useChannelName } from '../../../ui/channel.tsx';
import { Loading } from '../../../ui/loaded.tsx';
import { ProblemText } from '../../../ui/problem-text.tsx';
import { useTexts } from '../texts.ts';
import { Shown } from './shown.tsx';
import type { Seen } from './use-preview.ts';
import { type SomeWhom, Whom } from './whom.tsx';

interface PaneProps {
  readonly seen: Seen;
  readonly channels: readonly string[];
  readonly channel: string;
  readonly setChannel: (channel: string) => void;
  readonly whom: SomeWhom;
  readonly setWhom: (whom: SomeWhom) => void;
}

/** Beside what is written: what becomes of it, for whom one chooses. */
export function PreviewPane({ seen, channels, channel, setChannel, whom, setWhom }: PaneProps) {
  const { t } = useTexts();
  const name = useChannelName();
  const { preview, faults, problem, isAsking } = seen;
  return (
    <Card withBorder component="section" aria-label={t('preview.title')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h5">
            {t('preview.title')}
          </Title>
          {channels.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={t('channel')}
              data={channels.map((value) => ({ value, label: name(value) }))}
              value={channel}
              onChange={setChannel}
            />
          )}
        </Group>
        <Whom whom={whom} setWhom={setWhom} />
        {faults.length > 0 && (
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} p="xs">
            {t('preview.faults', { count: faults.length })}
          </Alert>
        )}
        {problem && (
          <Alert color="orange" p="xs">
            <ProblemText error={problem} />
          </Alert>
        )}
        <div aria-busy={isAsking}>
          {preview ? (
            <Shown preview={preview} title={t('preview.frame')} />
          ) : (
            faults.length === 0 && !problem && <Loading lines={8} />
          )}
          {preview && whom && preview.to === undefined && (
            <Text size="sm" c="dimmed" mt="xs">
              {t('fault.address')}
            </Text>
          )}
        </div>
      </Stack>
    </Card>
  );
}
