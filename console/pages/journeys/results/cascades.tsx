import { Card, Stack, Table, Text, Title } from '@mantine/core';
import { useFormat } from '../../../i18n/use-format.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { useBlockName } from '../use-block-name.ts';
import { changeInWords } from './change-in-words.ts';
import type { Report } from './report.ts';
import { useTexts } from './texts.ts';

type Ledger = Report['cascades'][number];

/** What each cascade did not spend, and what that did to orders: the one is worth nothing without the other. */
export function Cascades({ report: { cascades } }: { report: Report }) {
  const { t } = useTexts();
  const blockName = useBlockName();
  const channelName = useChannelName();
  const spending = cascades.filter(({ paid }) => paid.length > 0);
  return spending.map((ledger) => (
    <Card withBorder key={ledger.stepId} component="section" aria-labelledby={`ledger-${ledger.stepId}`}>
      <Stack gap="xs">
        <div>
          <Title order={2} size="h4" id={`ledger-${ledger.stepId}`}>
            {t('ledger.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {blockName(ledger.stepId)}.{' '}
            {t('ledger.paid', { channels: ledger.paid.map(channelName).join(', ') })}
          </Text>
        </div>
        <LedgerTable ledger={ledger} />
        <Conversion ledger={ledger} />
      </Stack>
    </Card>
  ));
}

function LedgerTable({ ledger }: { ledger: Ledger }) {
  const { t } = useTexts();
  const { number, sums } = useFormat();
  return (
    <Table maw={640}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('ledger.what')}</Table.Th>
          <Table.Th ta="right">{t('ledger.messages')}</Table.Th>
          <Table.Th ta="right">{t('ledger.money')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {(['baseline', 'sent', 'notSpent'] as const).map((row) => (
          <Table.Tr key={row} fw={row === 'notSpent' ? 700 : 400}>
            <Table.Td>{t(`ledger.${row}`)}</Table.Td>
            <Table.Td ta="right">{number(ledger[row].messages)}</Table.Td>
            <Table.Td ta="right">{sums(ledger[row].money)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Conversion({ ledger: { conversion } }: { ledger: Ledger }) {
  const { t } = useTexts();
  const { number } = useFormat();
  if (conversion.kind === 'known' && conversion.change.kind === 'known') {
    const { kind, from, to } = changeInWords(conversion.change);
    const said = t(`conversion.${kind}`, { from: number(from), to: number(to) });
    return <Text size="sm">{t(`conversion.${conversion.against}`, { said })}</Text>;
  }
  return (
    <Text size="sm" c="dimmed">
      {t('conversion.unknown')}
    </Text>
  );
}
