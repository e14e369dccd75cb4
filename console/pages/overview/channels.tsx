import { Card, Group, Table, Text } from '@mantine/core';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportOverview } from '../../../functions/api/routes/report-overview.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../ui/channel.tsx';
import { Empty } from '../../ui/loaded.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { useTexts } from './texts.ts';

type Channels = AnswerOf<typeof reportOverview>['total']['channels'];
const COLUMNS = ['sent', 'delivered', 'opened', 'clicked', 'answered', 'unsubscribed', 'complained'] as const;

/** What became of the messages, and what they cost, channel by channel. */
export function Channels({ channels: all }: { channels: Channels }) {
  const { t } = useTexts();
  const { number, sums } = useFormat();
  const name = useChannelName();
  const rows = Object.entries(all).filter(([, { sent }]) => sent > 0);
  return (
    <Card withBorder>
      <Text fw={600} mb="sm" component="h2">
        {t('channels.title')}
      </Text>
      {rows.length === 0 ? (
        <Empty title={t('channels.none')} text={t('channels.noneText')} />
      ) : (
        <WideTable label={t('channels.title')} least={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('channels.channel')}</Table.Th>
              {COLUMNS.map((column) => (
                <Table.Th key={column} ta="right">
                  {t(`channels.${column}`)}
                </Table.Th>
              ))}
              <Table.Th ta="right">{t('channels.cost')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([channel, figures]) => (
              <Table.Tr key={channel}>
                <Table.Th scope="row" fw={500}>
                  <Group gap="xs" wrap="nowrap">
                    <ChannelIcon channel={channel} /> {name(channel)}
                  </Group>
                </Table.Th>
                {COLUMNS.map((column) => (
                  <Table.Td key={column} ta="right">
                    {number(figures[column])}
                  </Table.Td>
                ))}
                <Table.Td ta="right">{sums(figures.cost)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </Card>
  );
}
