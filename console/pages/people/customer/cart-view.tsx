import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useTexts } from '../texts.ts';
import { useCustomer } from './context.ts';
import type { Customer } from './customer.ts';
import { Picture } from './picture.tsx';
import { Section } from './section.tsx';

type Cart = NonNullable<Customer['cart']>;
type Line = Cart['items'][number];

/** The cart as it stands, as the reminder would show it. */
export function CartView() {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow();
  const { cart } = useCustomer().person;
  if (!cart)
    return (
      <Section title={t('cart.title')}>
        <Text size="sm">{t('cart.empty')}</Text>
      </Section>
    );
  return (
    <Section
      title={t('cart.title')}
      aside={
        cart.updatedAt !== undefined && (
          <Text size="sm" c="dimmed">
            {t('cart.touched', { when: format.ago(cart.updatedAt, now) })}
          </Text>
        )
      }
    >
      <Stack gap="sm">
        {cart.items.map((line) => (
          <CartLine key={`${line.productId} ${line.sku ?? ''}`} line={line} currency={cart.currency} />
        ))}
        <Group justify="space-between">
          <Text fw={700}>{t('cart.total')}</Text>
          <Text fw={700}>
            {cart.value !== null && cart.currency !== null
              ? format.money(cart.value, cart.currency)
              : format.sums(cart.totals ?? {})}
          </Text>
        </Group>
      </Stack>
    </Section>
  );
}

function CartLine({ line, currency }: { line: Line; currency: string | null }) {
  const format = useFormat();
  const { productId, name = productId, price, quantity, url, imageUrl, variant } = line;
  const of = line.currency ?? currency ?? undefined;
  return (
    <Group gap="sm" wrap="nowrap">
      <Picture url={imageUrl} />
      <div style={{ flex: 1, minWidth: 0 }}>
        {url !== undefined && /^https?:\/\//.test(url) ? (
          <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
            {name}
          </Anchor>
        ) : (
          <Text size="sm">{name}</Text>
        )}
        {variant !== undefined && (
          <Text size="xs" c="dimmed">
            {variant}
          </Text>
        )}
      </div>
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {format.number(quantity)}
        {price !== undefined && of !== undefined && ` × ${format.money(price, of)}`}
      </Text>
    </Group>
  );
}
