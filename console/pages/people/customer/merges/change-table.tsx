import { Table, Text } from '@mantine/core';
import type { AnswerOf } from '../../../../../functions/api/route.ts';
import type { previewMergeRoute } from '../../../../../functions/api/routes/preview-merge.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { useChannelName } from '../../../../ui/channel.tsx';
import { keyed } from '../../../../ui/keyed.ts';
import { useJourneyNames } from '../../../../ui/use-journey-names.ts';
import { useNamespaceName } from '../../namespace.ts';
import { useTexts } from '../../texts.ts';

type Preview = AnswerOf<typeof previewMergeRoute>;
type Changes = Extract<Preview, { allowed: true }>['changes'];
type Row = readonly [what: string, winner: string, loser: string, stands: string];

const plain = (value: unknown): string => {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Where the two differ: what each says, and what stands afterwards. */
export function ChangeTable({ changes }: { changes: Changes }) {
  const { t } = useTexts();
  const rows = useRows(changes);
  const { nameOf } = useJourneyNames();
  return (
    <>
      {rows.length === 0 ? (
        <Text size="sm">{t('merge.same')}</Text>
      ) : (
        <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('merge.what')}</Table.Th>
                <Table.Th>{t('merge.winner')}</Table.Th>
                <Table.Th>{t('merge.loser')}</Table.Th>
                <Table.Th>{t('merge.after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {keyed(rows, ([what]) => what).map(([key, [what, ...values]]) => (
                <Table.Tr key={key}>
                  <Table.Th scope="row" fw={600}>
                    {what}
                  </Table.Th>
                  {keyed(values, (value) => value).map(([cell, value]) => (
                    <Table.Td key={cell}>{value}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {changes.enrollmentsEnding.map(({ journeyId, profileId }) => (
        <Text key={`${journeyId} ${profileId}`} size="sm">
          {t('merge.ends', { journey: nameOf(journeyId) })}
        </Text>
      ))}
    </>
  );
}

const useRows = ({ traits, addresses, consents, lines }: Changes): Row[] => {
  const { t } = useTexts();
  const format = useFormat();
  const channelName = useChannelName();
  const namespaceName = useNamespaceName();
  const consent = (said: { status: string; at: string } | undefined): string =>
    said ? `${t(`consent.status.${said.status}`)}, ${format.day(said.at)}` : '–';
  const quantity = (line: { quantity: number } | undefined): string =>
    line ? `× ${format.number(line.quantity)}` : '–';
  return [
    ...traits.map(
      ({ name, winner, loser, stands }): Row => [
        t(`trait.${name}`, { defaultValue: name }),
        plain(winner),
        plain(loser),
        plain(stands),
      ],
    ),
    ...addresses.map(
      ({ namespace, value, inUse }): Row => [
        namespaceName(namespace),
        '–',
        value,
        t(inUse ? 'merge.inUse' : 'merge.kept'),
      ],
    ),
    ...consents.map(
      ({ channel, address, winner, loser, stands }): Row => [
        t('merge.consent', { channel: channelName(channel), address }),
        consent(winner),
        consent(loser),
        consent(stands),
      ],
    ),
    ...lines.map(
      ({ productId, winner, loser, stands }): Row => [
        stands?.name ?? winner?.name ?? loser?.name ?? productId,
        quantity(winner),
        quantity(loser),
        quantity(stands),
      ],
    ),
  ];
};
