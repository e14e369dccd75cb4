import { Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { channels } from '../../../../core/channel/channels.ts';
import type { DocumentSummary } from '../../../../functions/api/documents/document-view.ts';
import { ChannelIcon, useChannelName } from '../../../ui/channel.tsx';
import { DocumentList } from '../../../ui/document/document-list.tsx';
import { useTexts } from '../texts.ts';
import { NewTemplate } from './new-template.tsx';

const channelsIn = ({ channel, channels: all }: DocumentSummary): readonly string[] =>
  all ?? (channel === undefined ? [] : [channel]);

export default function ListPage() {
  const { t } = useTexts();
  const name = useChannelName();
  const [channel, setChannel] = useState<string | null>(null);
  return (
    <DocumentList
      plural="templates"
      title={t('common:nav.templates')}
      lead={t('list.lead')}
      empty={{ title: t('list.empty'), text: t('list.emptyText') }}
      make={t('list.new')}
      dialog={(close) => <NewTemplate close={close} />}
      isMeant={(one) => channel === null || channelsIn(one).includes(channel)}
      filters={
        <Select
          aria-label={t('channel')}
          placeholder={t('list.anyChannel')}
          clearable
          w={170}
          data={channels.map((one) => ({ value: one, label: name(one) }))}
          value={channel}
          onChange={setChannel}
        />
      }
      columns={[{ name: 'channel', label: t('channel'), cell: (one) => <Channels all={channelsIn(one)} /> }]}
    />
  );
}

function Channels({ all }: { all: readonly string[] }) {
  const { t } = useTexts();
  const name = useChannelName();
  if (all.length === 0) return <Text size="sm">{t('list.several')}</Text>;
  return (
    <Group gap={8}>
      {all.map((channel) => (
        <Group key={channel} gap={4} wrap="nowrap">
          <ChannelIcon channel={channel} size={16} />
          <Text size="sm">{name(channel)}</Text>
        </Group>
      ))}
    </Group>
  );
}
