import { Stack, Text } from '@mantine/core';
import { useFormat } from '../../i18n/use-format.ts';
import { type Branch, Forest } from './forest.tsx';
import type { Interval } from './span-of.ts';
import { useTexts } from './texts.ts';
import { type Experiment, useWords } from './use-words.ts';

type Comparison = Experiment['comparisons'][number];
type Reading = Comparison['orders']['absolute'];

const currenciesOf = (comparisons: readonly Comparison[]): string[] =>
  [...new Set(comparisons.flatMap(({ revenue }) => Object.keys(revenue)))].sort();

/** Every difference that can be told, drawn with its interval; why there is none where there is none. */
export function Intervals({ experiment }: { experiment: Experiment }) {
  const { t } = useTexts();
  const { money, percent } = useFormat();
  const words = useWords();
  const { comparisons, variants } = experiment;
  const nameOf = (id: string): string => words.variant(variants.find((one) => one.id === id) ?? { what: id });
  const branches = (read: (one: Comparison) => Reading | undefined, text: (of: Interval) => string) =>
    comparisons.flatMap((one): Branch[] => {
      const reading = read(one);
      if (reading?.kind !== 'known') return [];
      const label = t('against', { variant: nameOf(one.variant), base: nameOf(one.base) });
      return [{ key: `${one.base} ${one.variant}`, label, text: text(reading), interval: reading }];
    });
  const groups = [
    { label: t('interval.orders'), branches: branches(({ orders }) => orders.absolute, words.points) },
    {
      label: t('interval.unsubscribed'),
      branches: branches(({ unsubscribed }) => unsubscribed.absolute, words.points),
    },
    ...currenciesOf(comparisons).map((currency) => ({
      label: t('interval.revenue', { currency }),
      branches: branches(
        ({ revenue }) => revenue[currency]?.absolute,
        ({ low, high }) => t('range', { low: money(low, currency), high: money(high, currency) }),
      ),
    })),
  ].filter((group) => group.branches.length > 0);
  if (groups.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('interval.none')}
      </Text>
    );
  return (
    <Stack gap="md">
      {groups.map((group) => (
        <Forest key={group.label} {...group} />
      ))}
      <Text size="xs" c="dimmed">
        {t('interval.how', { confidence: percent(experiment.confidence) })}
      </Text>
    </Stack>
  );
}
