import { Card, Stack, Text, Title } from '@mantine/core';
import { useFormat } from '../../../i18n/use-format.ts';
import { Empty } from '../../../ui/loaded.tsx';
import { useTexts } from '../texts.ts';
import { type Entry, EntryLine, keyOfEntry } from './entry.tsx';

interface Days {
  readonly month: string;
  readonly today: string;
  readonly days: ReadonlyMap<string, readonly Entry[]>;
}

/** Days of the month on which something is planned, one under the other. */
export function DayList({ month, today, days }: Days) {
  const { t } = useTexts();
  const { weekdayDay } = useFormat();
  const busy = [...days].filter(([date]) => date.startsWith(month)).sort(([a], [b]) => a.localeCompare(b));
  if (busy.length === 0) return <Empty title={t('none')} text={t('noneText')} />;
  return (
    <Stack gap="xs">
      {busy.map(([date, entries]) => (
        <Card key={date} withBorder padding="sm">
          <Title order={3} size="h6" mb={6}>
            {weekdayDay(`${date}T12:00:00Z`)}
            {date === today && (
              <Text span size="sm" c="dimmed">
                {' '}
                {t('today')}
              </Text>
            )}
          </Title>
          <Stack gap={6}>
            {entries.map((entry) => (
              <EntryLine key={keyOfEntry(entry)} entry={entry} />
            ))}
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}
