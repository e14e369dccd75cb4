import { Badge, Group, Text } from '@mantine/core';
import type { PersonJson } from '../../../../functions/api/person-json.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useSourceName } from '../../../ui/use-reason.ts';
import { useTexts } from '../texts.ts';

type Order = PersonJson['recentOrders'][number];

const COLORS = {
  placed: 'teal',
  cancelled: 'gray',
  refunded: 'orange',
  'partly-refunded': 'orange',
} as const;

/** An order in one line: how it stands, what it was worth, when, where. */
export function OrderLine({ order }: { order: Order }) {
  const { t } = useTexts();
  const format = useFormat();
  const sourceName = useSourceName();
  const { status, value, currency, at, source, orderId } = order;
  return (
    <Group gap="xs">
      <Badge color={COLORS[status]}>{t(`orders.status.${status}`)}</Badge>
      {value !== undefined && currency !== undefined && (
        <Text size="sm" fw={600}>
          {format.money(value, currency)}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {[format.day(at), sourceName(source), orderId].filter((part) => part !== undefined).join(' · ')}
      </Text>
    </Group>
  );
}
