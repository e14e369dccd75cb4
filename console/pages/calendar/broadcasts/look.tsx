import { Card, Stack, Text, Title } from '@mantine/core';
import { useChannelName } from '../../../ui/channel.tsx';
import { To } from '../../../ui/link.tsx';
import { Reach } from '../../journeys/publish/reach.tsx';
import { useTexts } from '../texts.ts';
import { journeyOf, type TypedBroadcast } from './typed.ts';

/** Whom the saved draft would reach, and what will be once it is put into effect. */
export function Look({ id, typed }: { id: string; typed: TypedBroadcast }) {
  const { t } = useTexts();
  const channelName = useChannelName();
  return (
    <Card withBorder component="section" aria-labelledby="audience" maw={720}>
      <Stack gap="sm">
        <Title order={2} size="h4" id="audience">
          {t('look.title', { name: typed.name })}
        </Title>
        <Reach journey={journeyOf(id, typed)} />
        <Text size="sm">
          {t('look.what', { channel: channelName(typed.channel), template: typed.template })}{' '}
          {typed.isByRecipient && t('look.byRecipient')} {t(`look.${typed.repeat}`)}
        </Text>
        <Text size="sm" c="dimmed">
          {t('look.more')} <To to={`/journeys/${id}`}>{t('look.editor')}</To>
        </Text>
      </Stack>
    </Card>
  );
}
