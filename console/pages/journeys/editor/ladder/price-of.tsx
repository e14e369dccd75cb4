import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../../api/client.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { useTexts } from '../../texts.ts';

interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** What of the shop's settings says prices: by channel and country. */
interface Prices {
  readonly country?: string;
  readonly prices?: Readonly<Record<string, Readonly<Record<string, Money>>>>;
}

const usePrices = () =>
  useQuery({
    queryKey: ['/v1/settings/shop'],
    queryFn: async ({ signal }) => (await ask('/v1/settings/shop', { signal })) as Prices,
    staleTime: 60_000,
  });

/** One message's price by the price list: in the shop's own country, else the first that is listed. */
export const usePriceOf = () => {
  const { data } = usePrices();
  return (channel: string): Money | undefined => {
    const list = data?.prices?.[channel] ?? {};
    return list[data?.country ?? ''] ?? list['*'] ?? Object.values(list)[0];
  };
};

/** What a message by this channel costs, whatever somebody says of its price. */
export function PriceOf({ channel, price }: { channel: string; price?: string | undefined }) {
  const { t } = useTexts();
  const format = useFormat();
  const money = usePriceOf()(channel);
  const text = () => {
    if (price === 'free') return t('price.saidFree');
    if (money && money.amount > 0)
      return t('price.each', { price: format.money(money.amount, money.currency) });
    return t(price === 'paid' ? 'price.saidPaid' : 'price.none');
  };
  return (
    <Text size="xs" c="dimmed">
      {text()}
    </Text>
  );
}
