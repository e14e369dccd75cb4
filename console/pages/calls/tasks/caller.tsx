import { Card, Group, Stack, Text, Title } from '@mantine/core';
import type { getProfile } from '../../../../functions/api/routes/get-profile.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { To } from '../../../ui/link.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { calledBy } from '../../people/customer/customer.ts';
import { OrderLine } from '../../people/customer/order-line.tsx';
import { useTexts } from '../texts.ts';

const EVERY_MS = 5_000;
const MOST_ORDERS = 3;

/** Who is called: her orders and her cart beside the script, and the way to all the rest. */
export function Caller({ profileId }: { profileId: string }) {
  const { t } = useTexts();
  const format = useFormat();
  const person = useAnswer<typeof getProfile>(`/v1/profiles/${profileId}`, { everyMs: EVERY_MS });
  return (
    <Card withBorder component="section" aria-label={t('caller.title')}>
      <Title order={2} size="h5" mb="sm">
        {t('caller.title')}
      </Title>
      <Loaded of={person}>
        {(seen) => (
          <Stack gap="sm">
            <To to={`/people/${seen.id}`} fw={700}>
              {calledBy(seen) ?? t('caller.unknown')}
            </To>
            {seen.recentOrders.slice(0, MOST_ORDERS).map((order) => (
              <OrderLine key={order.at} order={order} />
            ))}
            {seen.recentOrders.length === 0 && <Text size="sm">{t('caller.noOrders')}</Text>}
            {seen.cart?.items.map(({ productId, name = productId, quantity }) => (
              <Group key={productId} justify="space-between" wrap="nowrap">
                <Text size="sm">{name}</Text>
                <Text size="sm">× {format.number(quantity)}</Text>
              </Group>
            ))}
            {seen.cart && seen.cart.value !== null && seen.cart.currency !== null && (
              <Text size="sm" fw={600}>
                {t('caller.cart', { sum: format.money(seen.cart.value, seen.cart.currency) })}
              </Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}
