import { Card, Group, ScrollArea, Table, Text } from '@mantine/core';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportReachability } from '../../../functions/api/routes/report-reachability.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../ui/channel.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { useTexts } from './texts.ts';

type Channels = AnswerOf<typeof reportReachability>['channels'];
type Counts = Channels[keyof Channels]['consents'];

/** What people said, and what of it is new; a yes that waits to be confirmed is always new. */
const COLUMNS = [
  ['granted', 'newlyGranted'],
  ['denied', 'newlyDenied'],
  ['pending', undefined],
] as const satisfies readonly (readonly [keyof Counts, keyof Counts | undefined])[];

const isSaid = ({ granted, denied, pending }: Counts): boolean => granted + denied + pending > 0;

/** What customers allow and refuse, channel by channel. */
export function Consents() {
  const { t } = useTexts();
  const reach = useAnswer<typeof reportReachability>('/v1/reports/reachability');
  return (
    <Card withBorder>
      <Text fw={600} component="h2">
        {t('consents.title')}
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        {t('consents.lead')}
      </Text>
      <Loaded of={reach}>
        {({ channels }) => {
          const rows = Object.entries(channels).filter(([, { consents }]) => isSaid(consents));
          return rows.length === 0 ? (
            <Empty title={t('consents.none')} text={t('consents.noneText')} />
          ) : (
            <ScrollArea viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('consents.title') }}>
              <Table miw={420}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('channels.channel')}</Table.Th>
                    {COLUMNS.map(([figure]) => (
                      <Table.Th key={figure} ta="right">
                        {t(`consents.${figure}`)}
                      </Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map(([channel, { consents }]) => (
                    <Row key={channel} channel={channel} counts={consents} />
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollArea>
          );
        }}
      </Loaded>
    </Card>
  );
}

function Row({ channel, counts }: { channel: string; counts: Counts }) {
  const { t } = useTexts();
  const { number } = useFormat();
  const name = useChannelName();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Group gap="xs" wrap="nowrap">
          <ChannelIcon channel={channel} /> {name(channel)}
        </Group>
      </Table.Th>
      {COLUMNS.map(([figure, fresh]) => (
        <Table.Td key={figure} ta="right">
          {number(counts[figure])}
          {fresh !== undefined && counts[fresh] > 0 && (
            <Text size="xs" c="dimmed">
              {t('consents.new', { people: number(counts[fresh]) })}
            </Text>
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
