import { Table, Text } from '@mantine/core';
import type { getCalendar } from '../../../../functions/api/routes/get-calendar.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDocuments } from '../../../ui/document/use-documents.ts';
import { To } from '../../../ui/link.tsx';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { ChangedBadge, StatusBadge } from '../../journeys/status-badge.tsx';
import { useTexts } from '../texts.ts';

/** When each goes out next, of the thirty days ahead. */
const useNext = (): ReadonlyMap<string, string> => {
  const nowMs = useNow();
  const { data } = useAnswer<typeof getCalendar>('/v1/calendar');
  const ahead = (data?.entries ?? []).filter(
    ({ kind, status, at }) =>
      kind === 'broadcast' && (status === 'planned' || status === 'on') && Date.parse(at) > nowMs,
  );
  return new Map(ahead.toReversed().map(({ journeyId = '', at }) => [journeyId, at]));
};

/** Journeys that a schedule starts. */
export function Broadcasts() {
  const { t } = useTexts();
  const { moment, day } = useFormat();
  const journeys = useDocuments('journeys');
  const next = useNext();
  return (
    <Loaded of={journeys}>
      {(all) => {
        const found = all.filter(({ trigger }) => trigger === 'schedule');
        if (found.length === 0) return <Empty title={t('list.none')} text={t('list.noneText')} />;
        return (
          <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('list.name')}</Table.Th>
                  <Table.Th>{t('list.status')}</Table.Th>
                  <Table.Th>{t('list.next')}</Table.Th>
                  <Table.Th>{t('list.saved')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {found.map(({ id, name, status, changed, savedAt }) => (
                  <Table.Tr key={id}>
                    <Table.Td>
                      <To to={`/calendar/broadcasts/${encodeURIComponent(id)}`} fw={600}>
                        {name ?? id}
                      </To>
                    </Table.Td>
                    <Table.Td>
                      <StatusBadge status={status} /> {changed && status !== 'draft' && <ChangedBadge />}
                    </Table.Td>
                    <Table.Td>
                      {next.has(id) ? moment(next.get(id) ?? '') : <Text c="dimmed">–</Text>}
                    </Table.Td>
                    <Table.Td>{day(savedAt)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        );
      }}
    </Loaded>
  );
}
