import { Stack, Text } from '@mantine/core';
import { keyed } from '../../../ui/keyed.ts';
import { useTexts } from '../texts.ts';
import { useCustomer } from './context.ts';
import { OrderLine } from './order-line.tsx';
import { Section } from './section.tsx';

export function Orders() {
  const { t } = useTexts();
  const { recentOrders } = useCustomer().person;
  return (
    <Section title={t('orders.title')}>
      <Stack gap="xs">
        {keyed(recentOrders, ({ at }) => at).map(([key, order]) => (
          <OrderLine key={key} order={order} />
        ))}
        {recentOrders.length === 0 && <Text size="sm">{t('orders.none')}</Text>}
      </Stack>
    </Section>
  );
}
