import { Card, Table, Title } from '@mantine/core';
import { useFormat } from '../../../i18n/use-format.ts';
import { useReason } from '../../../ui/use-reason.ts';
import { useBlockName } from '../use-block-name.ts';
import { type Report, sumOf } from './report.ts';
import { useTexts } from './texts.ts';

/** At which block people left before the end, and why. */
export function LeftAt({ report }: { report: Report }) {
  const { t } = useTexts();
  if (report.leftAt.length === 0) return null;
  return (
    <Card withBorder component="section" aria-labelledby="left-at">
      <Title order={2} size="h4" id="left-at" mb="xs">
        {t('ended.where')}
      </Title>
      <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-labelledby="left-at">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('ended.block')}</Table.Th>
              <Table.Th ta="end">{t('ended.count')}</Table.Th>
              <Table.Th>{t('ended.reasons')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.leftAt.map((one) => (
              <Row key={one.stepId} left={one} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Row({ left: { stepId, ended } }: { left: Report['leftAt'][number] }) {
  const { t } = useTexts();
  const { number } = useFormat();
  const blockName = useBlockName();
  const reasonOf = useReason();
  const reasons = Object.entries(ended).sort(([, a], [, b]) => b - a);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {blockName(stepId)}
      </Table.Th>
      <Table.Td ta="end">{number(sumOf(ended))}</Table.Td>
      <Table.Td>
        {reasons
          .map(([reason, count]) => t('ended.reason', { reason: reasonOf(reason), count: number(count) }))
          .join(', ')}
      </Table.Td>
    </Table.Tr>
  );
}
