import { Badge, Stack, Table, Text } from '@mantine/core';
import { useFormat } from '../../../i18n/use-format.ts';
import { type Entry, EntryLine, keyOfEntry } from './entry.tsx';

interface GridProps {
  readonly weeks: readonly (readonly string[])[];
  /** Days of the months beside it are grey. */
  readonly month: string;
  readonly today: string;
  readonly days: ReadonlyMap<string, readonly Entry[]>;
}

/** The month as it hangs on a wall. */
export function Grid({ weeks, month, today, days }: GridProps) {
  const { weekday } = useFormat();
  return (
    <Table layout="fixed" withTableBorder withColumnBorders highlightOnHover={false}>
      <Table.Thead>
        <Table.Tr>
          {weeks[0]?.map((date) => (
            <Table.Th key={date} scope="col" ta="center">
              {weekday(`${date}T12:00:00Z`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {weeks.map((week) => (
          <Table.Tr key={week[0]}>
            {week.map((date) => (
              <Table.Td key={date} h={96} style={{ verticalAlign: 'top' }}>
                <Stack gap={6}>
                  <DayNumber date={date} isToday={date === today} isOther={!date.startsWith(month)} />
                  {(days.get(date) ?? []).map((entry) => (
                    <EntryLine key={keyOfEntry(entry)} entry={entry} isNarrow />
                  ))}
                </Stack>
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function DayNumber({ date, isToday, isOther }: { date: string; isToday: boolean; isOther: boolean }) {
  const number = Number(date.slice(-2));
  if (isToday)
    return (
      <Badge variant="filled" circle size="lg" aria-current="date">
        {number}
      </Badge>
    );
  return (
    <Text size="sm" fw={isOther ? 400 : 600} {...(isOther && { c: 'dimmed' })}>
      {number}
    </Text>
  );
}
