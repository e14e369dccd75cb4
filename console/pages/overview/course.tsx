import { Card, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Loading } from '../../ui/loaded.tsx';
import type { Day, Range } from './days.ts';
import { useTexts } from './texts.ts';

const Chart = lazy(() => import('./course-chart.tsx'));

/** Day by day: orders after a message as a line over the messages of each channel. */
export function Course({ days, range }: { days: readonly Day[]; range: Range }) {
  const { t } = useTexts();
  return (
    <Card withBorder component="section" aria-labelledby="course">
      <Text id="course" fw={600} mb="sm" component="h2">
        {t('course.title')}
      </Text>
      <Suspense fallback={<Loading />}>
        <Chart days={days} range={range} />
      </Suspense>
    </Card>
  );
}
