import { Badge, Group, Stack, Table, Text } from '@mantine/core';
import type { lookAtDeadLetters } from '../../../functions/api/routes/look-at-dead-letters.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import type { Queue } from './queue.ts';
import { useTexts } from './texts.ts';

/** A look at some of what was given up: what it was about, and nothing of anybody. */
export function Letters({ queue: { name, dead } }: { queue: Queue }) {
  const { t } = useTexts();
  const { moment } = useFormat();
  const letters = useAnswer<typeof lookAtDeadLetters>(`/v1/queues/${name}/dead`, { enabled: dead > 0 });
  if (dead === 0) return <Text c="dimmed">{t('dead.nothingHere')}</Text>;
  return (
    <Loaded of={letters}>
      {({ letters: all }) => (
        <Stack gap="xs">
          <Text size="sm" c="dimmed">
            {t('dead.look', { count: all.length })}
          </Text>
          <WideTable label={t('dead.letters')} least={480}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('dead.sentAt')}</Table.Th>
                <Table.Th>{t('dead.what')}</Table.Th>
                <Table.Th>{t('dead.tries')}</Table.Th>
                <Table.Th>{t('dead.error')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {all.map(({ id, kind, names, sentAt, receivedTimes, errorCode }) => (
                <Table.Tr key={id}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{moment(sentAt)}</Table.Td>
                  <Table.Td>
                    <Group gap={6}>
                      <Badge color="gray">{t(`letters.${kind}`)}</Badge>
                      {names.join(', ')}
                    </Group>
                  </Table.Td>
                  <Table.Td>{receivedTimes}</Table.Td>
                  <Table.Td>{errorCode ?? '–'}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </WideTable>
        </Stack>
      )}
    </Loaded>
  );
}
