import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { channels } from '../../../../../core/channel/channels.ts';
import type { getWhy } from '../../../../../functions/api/routes/get-why.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useChannelName } from '../../../../ui/channel.tsx';
import { Empty, Loaded } from '../../../../ui/loaded.tsx';
import { useJourneyNames } from '../../../../ui/use-journey-names.ts';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { WhyJourney } from './why-journey.tsx';

/** Why she got what she got and did not get the rest, in sentences. */
export function Why() {
  const { t, i18n } = useTexts();
  const channelName = useChannelName();
  const { person } = useCustomer();
  const { journeys } = useJourneyNames();
  const [journeyId, setJourneyId] = useState('');
  const [channel, setChannel] = useState<(typeof channels)[number] | ''>('');
  const why = useAnswer<typeof getWhy>(`/v1/profiles/${person.id}/why`, {
    query: { journeyId: journeyId || undefined, channel: channel || undefined, locale: i18n.language },
    keep: true,
  });
  return (
    <Stack gap="md">
      <Group gap="xs" align="flex-end">
        <NativeSelect
          label={t('why.journey')}
          value={journeyId}
          onChange={({ currentTarget: { value } }) => setJourneyId(value)}
          data={[
            { value: '', label: t('why.hers') },
            ...journeys.map(({ id, name = id }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          label={t('why.channel')}
          value={channel}
          onChange={({ currentTarget: { value } }) => setChannel(channels.find((one) => one === value) ?? '')}
          data={[
            { value: '', label: t('timeline.allChannels') },
            ...channels.map((one) => ({ value: one, label: channelName(one) })),
          ]}
        />
      </Group>
      <Loaded of={why}>
        {({ journeys: told, complete }) => (
          <Stack gap="md">
            {told.length === 0 && <Empty title={t('why.none')} text={t('why.noneText')} />}
            {told.map((one) => (
              <WhyJourney key={one.journeyId} told={one} />
            ))}
            {!complete && <Text size="sm">{t('why.incomplete')}</Text>}
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}
