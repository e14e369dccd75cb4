import { Badge, Blockquote, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useFormat } from '../../../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../../../ui/channel.tsx';
import { keyed } from '../../../../ui/keyed.ts';
import { Empty } from '../../../../ui/loaded.tsx';
import { useSourceName } from '../../../../ui/use-reason.ts';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import type { Consent } from '../customer.ts';
import { Topics } from './topics.tsx';

const COLORS = { granted: 'teal', denied: 'red', pending: 'yellow' } as const;

/** What she has allowed, with its proof: when, where, and the words she was shown. */
export function Consents() {
  const { t } = useTexts();
  const { consent } = useCustomer().person;
  return (
    <Stack gap="md">
      {consent.length === 0 && <Empty title={t('consent.none')} text={t('consent.noneText')} />}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {keyed(consent, ({ channel, address, purpose }) => `${channel} ${address} ${purpose}`).map(
          ([key, one]) => (
            <Statement key={key} consent={one} />
          ),
        )}
      </SimpleGrid>
      <Topics />
    </Stack>
  );
}

function Statement({ consent }: { consent: Consent }) {
  const { t } = useTexts();
  const channelName = useChannelName();
  const { channel, address, purpose, status, basis, asked } = consent;
  return (
    <Card withBorder component="article" aria-label={`${channelName(channel)} ${address}`}>
      <Group justify="space-between" gap="xs">
        <Group gap={6}>
          <ChannelIcon channel={channel} />
          <Text fw={600}>{channelName(channel)}</Text>
        </Group>
        <Badge color={COLORS[status]}>{t(`consent.status.${status}`)}</Badge>
      </Group>
      <Text size="sm">{address}</Text>
      <Text size="sm" c="dimmed">
        {t(`consent.purpose.${purpose}`)}
        {basis !== undefined && ` · ${t('consent.basis', { basis })}`}
      </Text>
      <Proof said={consent} />
      {asked && (
        <>
          <Text size="sm" fw={600} mt="sm">
            {t('consent.asked')}
          </Text>
          <Proof said={asked} />
        </>
      )}
    </Card>
  );
}

type Said = Pick<Consent, 'at' | 'text' | 'source' | 'page' | 'ip'>;

function Proof({ said: { at, text, source, page, ip } }: { said: Said }) {
  const { t } = useTexts();
  const format = useFormat();
  const sourceName = useSourceName();
  const where = [
    source !== undefined && sourceName(source),
    page,
    ip !== undefined && t('consent.ip', { ip }),
  ].filter((part) => typeof part === 'string');
  return (
    <>
      <Text size="sm" mt={4}>
        {[format.day(at), format.clock(at)].join(', ')}
        {where.length > 0 && ` · ${where.join(' · ')}`}
      </Text>
      {text === undefined ? (
        <Text size="sm" c="dimmed">
          {t('consent.noText')}
        </Text>
      ) : (
        <Blockquote p="xs" mt={4} fz="sm">
          {text}
        </Blockquote>
      )}
    </>
  );
}
