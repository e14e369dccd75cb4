import { Badge, Card, Group, List, Text, Title } from '@mantine/core';
import type { BacktestResult } from '../../../../core/backtest/report.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { To } from '../../../ui/link.tsx';
import { useTexts } from './texts.ts';

const MOST_SHOWN = 12;
type Outcome = { messages: readonly { channel: string; at: string }[] };

/** Whom the two treat differently, and how. */
export function Different({ result: { live, different } }: { result: BacktestResult }) {
  const { t } = useTexts();
  const { number, moment } = useFormat();
  const channelName = useChannelName();
  if (!live || !different) return <Text c="dimmed">{t('different.noLive')}</Text>;
  if (different.people === 0) return <Text>{t('different.none')}</Text>;
  const told = ({ messages }: Outcome): string =>
    messages.map(({ channel, at }) => `${channelName(channel)} ${moment(at)}`).join(', ') ||
    t('different.nothing');
  return (
    <Card withBorder component="section" aria-labelledby="different">
      <Title order={2} size="h5" id="different" mb="xs">
        {t('different.title', { count: different.people, people: number(different.people) })}
      </Title>
      <Group gap="xs" mb="sm">
        {Object.entries(different.kinds).map(([kind, people]) => (
          <Badge key={kind} color="gray" h="auto" style={{ whiteSpace: 'normal' }}>
            {t(`different.kind.${kind}`)}: {number(people)}
          </Badge>
        ))}
      </Group>
      <List listStyleType="none" spacing="xs">
        {different.sample.slice(0, MOST_SHOWN).map(({ profileId, draft, live: before }) => (
          <List.Item key={profileId}>
            <To to={`/people/${profileId}`}>{profileId.slice(0, 8)}</To>
            <Text size="sm">
              {t('version.draft')}: {told(draft)}
            </Text>
            <Text size="sm" c="dimmed">
              {t('version.live')}: {told(before)}
            </Text>
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
