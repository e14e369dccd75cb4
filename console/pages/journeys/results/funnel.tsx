import { Card, Group, Table, Text, Title } from '@mantine/core';
import { useFormat } from '../../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../../ui/channel.tsx';
import { useReason } from '../../../ui/use-reason.ts';
import { useBlockName } from '../use-block-name.ts';
import { type Line, linesOf, type Report, sumOf } from './report.ts';
import { useTexts } from './texts.ts';

const COLUMNS = ['sent', 'delivered', 'opened', 'clicked', 'reacted', 'cost', 'notSent', 'spared'] as const;

/** What became of the messages of each block, channel by channel. */
export function Funnel({ report: { funnel } }: { report: Report }) {
  const { t } = useTexts();
  const lines = linesOf(funnel);
  if (lines.length === 0) return null;
  return (
    <Card withBorder component="section" aria-labelledby="funnel">
      <Title order={2} size="h4" id="funnel" mb="xs">
        {t('funnel.title')}
      </Title>
      <Table.ScrollContainer minWidth={820} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('funnel.message')}</Table.Th>
              {COLUMNS.map((column) => (
                <Table.Th key={column} ta="right">
                  {t(`funnel.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <FunnelLine key={`${line.stepId} ${line.channel}`} line={line} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function FunnelLine({ line }: { line: Line }) {
  const reasonOf = useReason();
  const { number, percent, sums } = useFormat();
  const blockName = useBlockName();
  const channelName = useChannelName();
  const { channel = '', sent, skipped, cost, spared } = line;
  const ofSent = (count: number): string =>
    count === 0 || sent === 0 ? number(count) : `${number(count)} (${percent(count / sent)})`;
  const reasons = Object.entries(skipped).sort(([, a], [, b]) => b - a);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Group gap={6} wrap="nowrap">
          <ChannelIcon channel={channel} />
          {channelName(channel)}
        </Group>
        <Text size="xs" c="dimmed" fw={400}>
          {blockName(line.stepId)}
        </Text>
      </Table.Th>
      <Table.Td ta="right">{number(sent)}</Table.Td>
      {(['delivered', 'opened', 'clicked', 'reacted'] as const).map((figure) => (
        <Table.Td key={figure} ta="right">
          {ofSent(line[figure])}
        </Table.Td>
      ))}
      <Table.Td ta="right">{sums(cost)}</Table.Td>
      <Table.Td ta="right">
        {number(sumOf(skipped))}
        {reasons.map(([reason, count]) => (
          <Text key={reason} size="xs" c="dimmed">
            {reasonOf(reason)}: {number(count)}
          </Text>
        ))}
      </Table.Td>
      <Table.Td ta="right">{number(spared)}</Table.Td>
    </Table.Tr>
  );
}
