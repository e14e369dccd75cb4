import { Card, NumberInput, SimpleGrid, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { reportSampleSize } from '../../../functions/api/routes/report-sample-size.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Failed } from '../../ui/loaded.tsx';
import { useTexts } from './texts.ts';

const PAUSE_MS = 300;
type Typed = number | string;
const DEFAULTS: Record<Field, Typed> = { baseline: 10, difference: 2, variants: 2, peoplePerDay: '' };
type Field = 'baseline' | 'difference' | 'variants' | 'peoplePerDay';

const FIELDS: readonly { name: Field; min: number; max: number; isShare: boolean }[] = [
  { name: 'baseline', min: 0.1, max: 99, isShare: true },
  { name: 'difference', min: 0.1, max: 50, isShare: false },
  { name: 'variants', min: 2, max: 10, isShare: false },
  { name: 'peoplePerDay', min: 1, max: 10_000_000, isShare: false },
];

const asked = (typed: Record<Field, Typed>) => {
  const { baseline, difference, variants, peoplePerDay } = typed;
  if (typeof baseline !== 'number' || typeof difference !== 'number' || typeof variants !== 'number')
    return undefined;
  return {
    ...{ baseline: baseline / 100, difference: difference / 100, variants },
    ...(typeof peoplePerDay === 'number' && { peoplePerDay }),
  };
};

/** How many customers, and days, it takes to find a difference: worked out as one types. */
export function SampleSize() {
  const { t } = useTexts();
  const [typed, setTyped] = useState(DEFAULTS);
  const [settled] = useDebouncedValue(typed, PAUSE_MS);
  const query = asked(settled);
  const size = useAnswer<typeof reportSampleSize>('/v1/reports/sample-size', {
    ...(query && { query: query as never }),
    enabled: query !== undefined,
    keep: true,
  });
  return (
    <Card withBorder component="section" aria-labelledby="sample-size">
      <Title order={2} size="h4" id="sample-size">
        {t('size.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('size.lead')}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="sm">
        {FIELDS.map(({ name, min, max, isShare }) => (
          <NumberInput
            key={name}
            label={t(`size.${name}`)}
            value={typed[name]}
            onChange={(value) => setTyped({ ...typed, [name]: value })}
            min={min}
            max={max}
            decimalScale={name === 'baseline' || name === 'difference' ? 2 : 0}
            {...(isShare && { suffix: ' %' })}
          />
        ))}
      </SimpleGrid>
      <div aria-live="polite">
        {size.isError ? <Failed error={size.error} /> : size.data && <Size {...size.data} />}
      </div>
    </Card>
  );
}

interface SizeProps {
  readonly people: number;
  readonly perVariant: number;
  readonly onOneDay: number;
  readonly days?: number | undefined;
}

function Size({ people, perVariant, onOneDay, days }: SizeProps) {
  const { t } = useTexts();
  const { number } = useFormat();
  return (
    <>
      <Text fw={600}>
        {t('size.people', { count: people, people: number(people), each: number(perVariant) })}{' '}
        {days !== undefined && t('size.days', { count: days, days: number(days) })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('size.oneDay', { people: number(onOneDay) })}
      </Text>
    </>
  );
}
