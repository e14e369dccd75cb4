import { Card, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportOverview } from '../../../functions/api/routes/report-overview.ts';
import { Loading } from '../../ui/loaded.tsx';
import { useTexts } from './texts.ts';

export type Day = AnswerOf<typeof reportOverview>['days'][number];

const Chart = lazy(() => import('./course-chart.tsx'));

/** Day by day: orders after a message as a line over the messages of each channel. */
export function Course({ days }: { days: readonly Day[] }) {
  const { t } = useTexts();
  return (
    <Card withBorder component="section" aria-labelledby="course">
      <Text id="course" fw={600} mb="sm" component="h2">
        {t('course.title')}
      </Text>
      <Suspense fallback={<Loading />}>
        <Chart days={days} />
      </Suspense>
    </Card>
  );
}
