import { useFormat } from '../../../../i18n/use-format.ts';
import { useSourceName } from '../../../../ui/use-reason.ts';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';
import { type Fact, Facts } from './facts.tsx';

/** What is worked out of her events. */
export function Computed() {
  const { t } = useTexts();
  const format = useFormat();
  const sourceName = useSourceName();
  const { computed } = useCustomer().person;
  const { orders, cancelledOrders, revenue, rfm, firstOrderAt, lastOrderAt, lastSeenAt, sources } = computed;
  const known: (Fact | undefined)[] = [
    [t('computed.orders'), format.number(orders)],
    cancelledOrders > 0 ? [t('computed.cancelled'), format.number(cancelledOrders)] : undefined,
    ...Object.entries(revenue).flatMap(([currency, { net, averageOrder }]): Fact[] => [
      [t('computed.net'), format.money(net, currency)],
      ...(averageOrder === null
        ? []
        : ([[t('computed.average'), format.money(averageOrder, currency)]] as const)),
    ]),
    rfm && [t('computed.recency'), t('computed.score', { score: rfm.recency })],
    rfm && [t('computed.frequency'), t('computed.score', { score: rfm.frequency })],
    rfm?.money === undefined ? undefined : [t('computed.money'), t('computed.score', { score: rfm.money })],
    firstOrderAt === undefined ? undefined : [t('computed.first'), format.day(firstOrderAt)],
    lastOrderAt === undefined ? undefined : [t('computed.last'), format.day(lastOrderAt)],
    lastSeenAt === undefined ? undefined : [t('computed.seen'), format.moment(lastSeenAt)],
    ...Object.entries(sources).map(
      ([source, seen]): Fact => [
        t('computed.source', { source: sourceName(source) }),
        format.moment(seen.lastSeenAt),
      ],
    ),
    ...categories(t('computed.bought'), computed.categoriesBought),
    ...categories(t('computed.viewed'), computed.categoriesViewed),
  ];
  return (
    <Section title={t('computed.title')}>
      <Facts facts={known.filter((fact) => fact !== undefined)} />
    </Section>
  );
}

const categories = (title: string, counts: Readonly<Record<string, { count: number }>>): Fact[] => {
  const named = Object.entries(counts).map(([category, { count }]) => `${category} (${count})`);
  return named.length === 0 ? [] : [[title, named.join(', ')]];
};
