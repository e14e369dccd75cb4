import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { isListed } from '../../../../core/contact/block-list.ts';
import { Allowed, useMay } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../../ui/channel.tsx';
import { To } from '../../../ui/link.tsx';
import { useTexts } from './texts.ts';
import type { Blocked } from './use-blocked.ts';

const COLORS: Record<string, string> = { bounced: 'orange', complained: 'red' };

interface BlockedTableProps {
  readonly blocked: readonly Blocked[];
  readonly unblock: (blocked: Blocked) => void;
}

export function BlockedTable({ blocked, unblock }: BlockedTableProps) {
  const { t } = useTexts();
  const mayServe = useMay('serve');
  return (
    <Table.ScrollContainer
      minWidth={mayServe ? 780 : 640}
      w="100%"
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    >
      <Table aria-label={t('title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.address')}</Table.Th>
            <Table.Th>{t('column.why')}</Table.Th>
            <Table.Th>{t('column.when')}</Table.Th>
            <Table.Th>{t('column.customer')}</Table.Th>
            {mayServe && <Table.Th>{t('column.act')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {blocked.map((one) => (
            <Row key={`${one.channel} ${one.address} ${one.at}`} blocked={one} unblock={unblock} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ blocked, unblock }: { blocked: Blocked; unblock: (blocked: Blocked) => void }) {
  const { t } = useTexts();
  const format = useFormat();
  const name = useChannelName();
  const { channel, address, reason, at, profileId } = blocked;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Group gap={6} wrap="nowrap" title={name(channel)}>
          <ChannelIcon channel={channel} size={16} />
          <span style={{ overflowWrap: 'anywhere' }}>{address}</span>
        </Group>
      </Table.Th>
      <Table.Td>
        <Badge color={COLORS[reason] ?? 'gray'}>{t(`reason.${reason}`, { defaultValue: reason })}</Badge>
      </Table.Td>
      <Table.Td>
        <time dateTime={at}>{format.dated(at)}</time>
      </Table.Td>
      <Table.Td>
        {profileId === undefined ? (
          <Text size="sm" c="dimmed">
            {t('nobody')}
          </Text>
        ) : (
          <To to={`/people/${profileId}/consents`}>{t('toCustomer')}</To>
        )}
      </Table.Td>
      <Allowed to="serve">
        <Table.Td>
          {isListed(reason) && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => unblock(blocked)}
              aria-label={t('unblock.actOf', { address })}
            >
              {t('unblock.act')}
            </Button>
          )}
        </Table.Td>
      </Allowed>
    </Table.Tr>
  );
}
