import { Table } from '@mantine/core';
import type { BacktestResult } from '../../../../core/backtest/report.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { useReason } from '../../../ui/use-reason.ts';
import { useTexts } from './texts.ts';

type Version = BacktestResult['draft'];
type Row = [label: string, of: (version: Version) => string];

const namesIn = (versions: readonly Version[], of: (version: Version) => object): string[] =>
  [...new Set(versions.flatMap((version) => Object.keys(of(version))))].sort();

/** The edit beside what is in effect, figure by figure. */
export function Compared({ result: { draft, live } }: { result: BacktestResult }) {
  const { t } = useTexts();
  const reasonOf = useReason();
  const { number, sums } = useFormat();
  const channelName = useChannelName();
  const versions = live ? [draft, live] : [draft];
  const rows: Row[] = [
    [t('row.people'), ({ people }) => number(people)],
    [t('row.entered'), ({ entered }) => number(entered)],
    ...namesIn(versions, ({ messages }) => messages).map(
      (channel): Row => [
        t('row.messages', { channel: channelName(channel) }),
        ({ messages }) => number(messages[channel] ?? 0),
      ],
    ),
    [t('row.cost'), ({ cost }) => sums(cost)],
    [t('row.ordersAfter'), ({ ordersAfter }) => number(ordersAfter)],
    [t('row.goals'), ({ goals }) => number(goals)],
    [t('row.heldOut'), ({ heldOut }) => number(heldOut)],
    ...namesIn(versions, ({ skipped }) => skipped).map(
      (reason): Row => [
        t('row.skipped', { reason: reasonOf(reason) }),
        ({ skipped }) => number(skipped[reason] ?? 0),
      ],
    ),
  ];
  return (
    <Table.ScrollContainer minWidth={360} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table maw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('row.what')}</Table.Th>
            <Table.Th ta="right">{t('version.draft')}</Table.Th>
            {live && <Table.Th ta="right">{t('version.live')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([label, of]) => (
            <Table.Tr key={label}>
              <Table.Td>{label}</Table.Td>
              <Table.Td ta="right">{of(draft)}</Table.Td>
              {live && <Table.Td ta="right">{of(live)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
