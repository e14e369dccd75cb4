import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { channels } from '../../../../core/channel/channels.ts';
import type { Channel } from '../../../../core/consent/consent.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { NewDocument } from '../../../ui/document/new-document.tsx';
import { useTexts } from '../texts.ts';
import { starterOf } from './starters.ts';

export function NewTemplate({ close }: { close: () => void }) {
  const { t } = useTexts();
  const name = useChannelName();
  const [channel, setChannel] = useState<Channel>('email');
  const words = {
    subject: t('starter.subject'),
    hello: t('starter.hello'),
    lead: t('starter.lead'),
    button: t('starter.button'),
    leave: t('starter.leave'),
  };
  return (
    <NewDocument
      plural="templates"
      title={t('list.new')}
      close={close}
      start={() => starterOf(channel, words)}
    >
      <Radio.Group
        label={t('channel')}
        description={t('list.moreLater')}
        value={channel}
        onChange={(value) => setChannel(value as Channel)}
      >
        <Stack gap={6} mt={6}>
          {channels.map((one) => (
            <Radio key={one} value={one} label={name(one)} />
          ))}
        </Stack>
      </Radio.Group>
    </NewDocument>
  );
}
