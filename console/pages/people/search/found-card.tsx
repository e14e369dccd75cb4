import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import type { PersonCard } from '../../../../functions/api/person-card.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { To } from '../../../ui/link.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { OrderLine } from '../customer/order-line.tsx';
import { contactOf, useNamespaceName } from '../namespace.ts';
import { useTexts } from '../texts.ts';
import './found-card.css';

/** One of the people found, as whoever has her on the telephone needs her: the order first. */
export function FoundCard({ person }: { person: PersonCard }) {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow();
  const nameOf = useNamespaceName();
  const { id, name, contacts, orders, cart, activeJourneys, openComplaints, paused, lastSeenAt } = person;
  const [latest] = orders;
  return (
    <Card withBorder padding="md" className="found-card">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2}>
          <To to={`/people/${id}`} fw={700}>
            {name ?? contactOf(contacts) ?? t('customer.unknown')}
          </To>
          <Text size="sm" c="dimmed">
            {contacts.map(({ value }) => value).join(' · ') || id}
          </Text>
        </Stack>
        <Badge color="gray">{t('search.matched', { what: nameOf(person.matched.namespace) })}</Badge>
      </Group>
      <Group gap="xs" mt="sm">
        {latest ? <OrderLine order={latest} /> : <Text size="sm">{t('orders.none')}</Text>}
        {cart && (
          <Badge color="blue">
            {t('search.cart', { count: cart.items })}
            {cart.value !== null && cart.currency !== null && `, ${format.money(cart.value, cart.currency)}`}
          </Badge>
        )}
        {activeJourneys.length > 0 && (
          <Badge color="grape">{t('search.journeys', { count: activeJourneys.length })}</Badge>
        )}
        {paused && <Badge color="yellow">{t('badge.paused')}</Badge>}
        {openComplaints > 0 && <Badge color="red">{t('badge.complaints', { count: openComplaints })}</Badge>}
        {lastSeenAt !== undefined && (
          <Text size="sm" c="dimmed">
            {t('search.seen', { when: format.ago(lastSeenAt, now) })}
          </Text>
        )}
      </Group>
    </Card>
  );
}
