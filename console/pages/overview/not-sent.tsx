import { Card, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportNotSentPeople } from '../../../functions/api/routes/report-not-sent-people.ts';
import type { reportOverview } from '../../../functions/api/routes/report-overview.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../ui/channel.tsx';
import { To } from '../../ui/link.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { personName } from '../../ui/person-name.ts';
import { useReason } from '../../ui/use-reason.ts';
import { Bars } from './bars.tsx';
import { useTexts } from './texts.ts';

type Rows = AnswerOf<typeof reportOverview>['total']['notSent'];
interface Range {
  from: string;
  to: string;
}

const MOST = 12;
const keyOf = ({ reason, channel }: Rows[number]): string => `${reason}|${channel ?? ''}`;

/** Why messages that were due did not leave, the most frequent reason first; each leads to people. */
export function NotSent({ rows, range }: { rows: Rows; range: Range }) {
  const { t } = useTexts();
  const name = useChannelName();
  const reasonText = useReason();
  const [params, setParams] = useSearchParams();
  const open = (why?: string) => {
    const next = new URLSearchParams(params);
    if (why === undefined) next.delete('why');
    else next.set('why', why);
    setParams(next);
  };
  const bars = rows
    .toSorted((a, b) => b.messages - a.messages)
    .slice(0, MOST)
    .map((row) => ({
      key: keyOf(row),
      label: (
        <Group gap="xs" wrap="nowrap">
          {row.channel !== undefined && <ChannelIcon channel={row.channel} size={16} />}
          <span>
            {reasonText(row.reason)}
            {row.channel !== undefined && (
              <Text span size="sm" c="dimmed">
                {' · '}
                {name(row.channel)}
              </Text>
            )}
          </span>
        </Group>
      ),
      count: row.messages,
    }));
  const why = params.get('why');
  return (
    <Card withBorder component="section" aria-labelledby="not-sent">
      <Text id="not-sent" fw={600} component="h2">
        {t('notSent.title')}
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        {t('notSent.lead')}
      </Text>
      {bars.length === 0 ? <Empty title={t('notSent.none')} /> : <Bars bars={bars} open={open} />}
      {why !== null && <PeopleOf why={why} range={range} close={() => open()} />}
    </Card>
  );
}

function PeopleOf({ why, range, close }: { why: string; range: Range; close: () => void }) {
  const { t } = useTexts();
  const format = useFormat();
  const reasonText = useReason();
  const [reason = '', channel = ''] = why.split('|');
  const people = useAnswer<typeof reportNotSentPeople>('/v1/reports/not-sent/people', {
    query: { ...range, reason, ...(channel === '' ? {} : { channel }) },
  });
  return (
    <Modal opened onClose={close} size="lg" title={t('notSent.people', { reason: reasonText(reason) })}>
      <Loaded of={people}>
        {({ people: found }) =>
          found.length === 0 ? (
            <Empty title={t('notSent.nobody')} />
          ) : (
            <Stack gap="xs">
              <Text size="sm" c="dimmed">
                {t('notSent.some', { count: found.length })}
              </Text>
              <Table>
                <Table.Tbody>
                  {found.map(({ person, date, journeyId }) => (
                    <Table.Tr key={`${person.id}${date}${journeyId}`}>
                      <Table.Td>
                        <To to={`/people/${person.id}`}>{personName(person.id, person)}</To>
                      </Table.Td>
                      <Table.Td>{format.day(`${date}T12:00:00Z`)}</Table.Td>
                      <Table.Td>
                        {journeyId !== undefined && <To to={`/journeys/${journeyId}`}>{journeyId}</To>}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Stack>
          )
        }
      </Loaded>
    </Modal>
  );
}
