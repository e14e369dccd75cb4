import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { Condition } from '../../../core/condition/condition.ts';
import { dependenciesOf } from '../../../core/condition/dependencies.ts';
import type { previewSegment } from '../../../functions/api/routes/preview-segment.ts';
import { ask } from '../../api/client.ts';
import { useMay } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useTexts } from './texts.ts';

const PAUSE_MS = 500;

const needsEvent = (condition: Condition): boolean => {
  const { parts } = dependenciesOf(condition);
  return parts.has('event') || parts.has('offer');
};

/** How many a condition holds for now, asked once one stops typing. Who only looks is not told: it would spell out contacts. */
export function LiveCount({ condition = true }: { condition?: Condition | undefined }) {
  const { t } = useTexts();
  const format = useFormat();
  const [settled] = useDebouncedValue(condition, PAUSE_MS);
  const mayAsk = useMay('edit');
  const isAsked = mayAsk && !needsEvent(settled);
  const { data, isFetching, isError } = useQuery({
    queryKey: ['/v1/segments/preview', settled],
    queryFn: ({ signal }) =>
      ask<typeof previewSegment>('/v1/segments/preview', {
        method: 'POST',
        body: { condition: settled },
        signal,
      }),
    enabled: isAsked,
  });
  if (!mayAsk) return null;
  const text = () => {
    if (!isAsked) return t('count.needsEvent');
    if (isError) return t('count.notYet');
    if (!data) return t('count.asking');
    const values = { count: data.size, size: format.number(data.size), total: format.number(data.total) };
    return t(data.exact ? 'count.exact' : 'count.about', values);
  };
  return (
    <Text size="xs" c="dimmed" role="status" aria-live="polite" style={{ opacity: isFetching ? 0.7 : 1 }}>
      {text()}
    </Text>
  );
}
