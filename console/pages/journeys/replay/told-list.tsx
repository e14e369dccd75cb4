import { Group, Stack, Text } from '@mantine/core';
import { IconClock, IconFlag, IconShoppingCart } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../../ui/channel.tsx';
import { durationOfMs } from '../../../ui/duration-of-ms.ts';
import { useReason } from '../../../ui/use-reason.ts';
import type { Told } from './play-cart.ts';
import { useTexts } from './texts.ts';

const MINUTE_MS = 60_000;

const iconOf = (told: Told): ReactNode => {
  if (told.kind === 'message') return <ChannelIcon channel={told.message.channel} />;
  if (told.kind === 'cart') return <IconShoppingCart size={18} aria-hidden />;
  return told.kind === 'waited' ? <IconClock size={18} aria-hidden /> : <IconFlag size={18} aria-hidden />;
};

const useWords = () => {
  const { t } = useTexts();
  const format = useFormat();
  const channelName = useChannelName();
  const reasonOf = useReason();
  return (told: Told): string => {
    switch (told.kind) {
      case 'message': {
        const { channel, subject, text } = told.message;
        return `${channelName(channel)}: ${subject ?? text}`;
      }
      case 'waited':
        return t('waited', { time: format.duration(durationOfMs(Math.max(MINUTE_MS, told.ms))) });
      case 'end':
        return told.reason === undefined ? t('end') : t('endBy', { reason: reasonOf(told.reason) });
      default:
        return t(told.kind);
    }
  };
};

/** One thing below the other, as they happen; told to those who do not see them as well. */
export function ToldList({ told }: { told: readonly Told[] }) {
  const { t } = useTexts();
  const format = useFormat();
  const words = useWords();
  return (
    <Stack
      component="ol"
      gap="xs"
      p={0}
      m={0}
      aria-label={t('told')}
      aria-live="polite"
      style={{ listStyle: 'none' }}
    >
      {told.map((one, index) => (
        // Nothing is ever put between them.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows
        <Group component="li" key={index} gap="xs" wrap="nowrap" align="flex-start">
          <span style={{ flex: '0 0 18px' }}>{iconOf(one)}</span>
          <Text size="sm" c="dimmed" style={{ flex: '0 0 10em' }}>
            <time dateTime={new Date(one.atMs).toISOString()}>{format.moment(one.atMs)}</time>
          </Text>
          <Text size="sm" fw={one.kind === 'message' ? 600 : 400} style={{ overflowWrap: 'anywhere' }}>
            {words(one)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
