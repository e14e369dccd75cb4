import { Card, Skeleton, Text } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { lazy, Suspense, useRef } from 'react';
import type { Day, Range } from './days.ts';
import { useTexts } from './texts.ts';

/** As high as the chart, so that what is below it stays where it is. */
const HEIGHT = 260;

const Chart = lazy(() => import('./course-chart.tsx'));

/** Day by day: orders after a message as a line over the messages of each channel. */
export function Course({ days, range }: { days: readonly Day[]; range: Range }) {
  const { t } = useTexts();
  const { ref, inViewport } = useInViewport();
  // Once drawn it stays; whoever never comes down to it need not load it.
  const wasSeen = useRef(false);
  wasSeen.current ||= inViewport;
  const orders = days.reduce((sum, day) => sum + day.orderedAfter.orders, 0);
  return (
    <Card withBorder component="section" aria-labelledby="course">
      <Text id="course" fw={600} component="h2">
        {t('course.title')}
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        {t('course.lead')}
      </Text>
      <div ref={ref} role="img" aria-label={t('course.alt', { days: days.length, orders })}>
        {wasSeen.current ? (
          <Suspense fallback={<Skeleton height={HEIGHT} radius="md" />}>
            <Chart days={days} range={range} height={HEIGHT} />
          </Suspense>
        ) : (
          <Skeleton height={HEIGHT} radius="md" />
        )}
      </div>
    </Card>
  );
}
