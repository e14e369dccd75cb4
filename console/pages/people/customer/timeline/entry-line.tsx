import { Group, Text, ThemeIcon } from '@mantine/core';
import { useFormat } from '../../../../i18n/use-format.ts';
import type { Entry, Kind } from './entries.ts';
import { EntryIcon } from './entry-icon.tsx';
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

/** What happened, in words, with why and by whom in a second line. */
export function EntryLine({ entry }: { entry: Entry }) {
  const format = useFormat();
  const { title, more } = useEntryWords()(entry);
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start" py={6}>
      <ThemeIcon variant="light" color={COLORS[entry.kind]} size={28} radius="xl">
        <EntryIcon entry={entry} />
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
