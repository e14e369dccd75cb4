import { Group, Text, ThemeIcon } from '@mantine/core';
import { IconArrowMerge, IconCalendarEvent, IconUserCog } from '@tabler/icons-react';
import { useFormat } from '../../../../i18n/use-format.ts';
import { ChannelIcon } from '../../../../ui/channel.tsx';
import type { Entry, Kind } from './entries.ts';
import { useEntryWords } from './use-entry-words.ts';

const COLORS: Record<Kind, string> = {
  event: 'gray',
  send: 'teal',
  held: 'yellow',
  skip: 'orange',
  delivery: 'blue',
  operator: 'grape',
  merge: 'indigo',
};

const Icon = ({ entry: { kind, channel } }: { entry: Entry }) => {
  if (kind === 'operator') return <IconUserCog size={16} aria-hidden />;
  if (kind === 'merge') return <IconArrowMerge size={16} aria-hidden />;
  return kind === 'event' || channel === undefined ? (
    <IconCalendarEvent size={16} aria-hidden />
  ) : (
    <ChannelIcon channel={channel} size={16} />
  );
};

/** What happened, in words, with why and by whom in a second line. */
export function EntryLine({ entry }: { entry: Entry }) {
  const format = useFormat();
  const { title, more } = useEntryWords()(entry);
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start" py={6}>
      <ThemeIcon variant="light" color={COLORS[entry.kind]} size={28} radius="xl">
        <Icon entry={entry} />
      </ThemeIcon>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm">{title}</Text>
        {more !== '' && (
          <Text size="xs" c="dimmed">
            {more}
          </Text>
        )}
      </div>
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        <time dateTime={entry.at}>{format.clock(entry.at)}</time>
      </Text>
    </Group>
  );
}
