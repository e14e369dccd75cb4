import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../../../i18n/use-format.ts';
import { useChannelName } from '../../../../ui/channel.tsx';
import { keyed } from '../../../../ui/keyed.ts';
import { Failed, Loading } from '../../../../ui/loaded.tsx';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';
import { byDay, channelsOf, chosen, type Entry, type Filter, kinds } from './entries.ts';
import { EntryLine } from './entry-line.tsx';
import { useTimeLine } from './use-time-line.ts';

/** Everything that happened to her across channels, newest first. */
export function TimeLine() {
  const { t } = useTexts();
  const { person } = useCustomer();
  const line = useTimeLine(person.id);
  const [filter, setFilter] = useState<Filter>({ kind: '', channel: '' });
  const entries = line.data?.pages.flatMap((page) => page.entries);
  return (
    <Section title={t('timeline.title')}>
      {entries === undefined ? (
        line.isError ? (
          <Failed error={line.error} again={() => void line.refetch()} />
        ) : (
          <Loading />
        )
      ) : (
        <Stack gap="sm">
          <Filters entries={entries} filter={filter} onChange={setFilter} />
          <Days entries={chosen(entries, filter)} />
          {line.hasNextPage && (
            <Button
              variant="default"
              loading={line.isFetchingNextPage}
              onClick={() => void line.fetchNextPage()}
            >
              {t('timeline.more', { count: entries.length })}
            </Button>
          )}
        </Stack>
      )}
    </Section>
  );
}

interface FiltersProps {
  readonly entries: readonly Entry[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

function Filters({ entries, filter, onChange }: FiltersProps) {
  const { t } = useTexts();
  const channelName = useChannelName();
  return (
    <Group gap="xs">
      <NativeSelect
        aria-label={t('timeline.kind')}
        value={filter.kind}
        onChange={({ currentTarget: { value } }) => onChange({ ...filter, kind: value })}
        data={[
          { value: '', label: t('timeline.allKinds') },
          ...kinds.map((kind) => ({ value: kind, label: t(`timeline.kinds.${kind}`) })),
        ]}
      />
      <NativeSelect
        aria-label={t('timeline.channel')}
        value={filter.channel}
        onChange={({ currentTarget: { value } }) => onChange({ ...filter, channel: value })}
        data={[
          { value: '', label: t('timeline.allChannels') },
          ...channelsOf(entries).map((channel) => ({ value: channel, label: channelName(channel) })),
        ]}
      />
    </Group>
  );
}

function Days({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTexts();
  const format = useFormat();
  if (entries.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('timeline.none')}
      </Text>
    );
  return byDay(entries, format.day).map(({ day, entries: ofDay }) => (
    <div key={day}>
      <Title order={3} size="h6" c="dimmed" mb={4}>
        {day}
      </Title>
      <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {keyed(ofDay, ({ at, kind, name }) => `${at} ${kind} ${name}`).map(([key, entry]) => (
          <EntryLine key={key} entry={entry} />
        ))}
      </Stack>
    </div>
  ));
}
