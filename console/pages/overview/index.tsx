import { Box, SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { reportOverview } from '../../../functions/api/routes/report-overview.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { useDue } from '../../ui/use-due.ts';
import { useNow } from '../../ui/use-now.ts';
import { Begin } from './begin.tsx';
import { Channels } from './channels.tsx';
import { Consents } from './consents.tsx';
import { Course } from './course.tsx';
import { Figures } from './figures.tsx';
import { Health } from './health.tsx';
import { NotSent } from './not-sent.tsx';
import { daysOf, type Period, periods, rangeOf } from './period.ts';
import { Reachability } from './reachability.tsx';
import { Target } from './target.tsx';
import { useTexts } from './texts.ts';

/** What it brought, what it cost, why the rest was not sent, and whether all is well. */
export function Component() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const period = daysOf(params.get('days'));
  const range = rangeOf(period, useNow());
  const overview = useAnswer<typeof reportOverview>('/v1/reports/overview', { query: range, keep: true });
  const isShown = useDue(!overview.isPending);
  return (
    <Page
      title={t('common:nav.overview')}
      actions={
        <SegmentedControl
          aria-label={t('period.label')}
          value={period}
          onChange={(days) => setParams({ days })}
          data={periods.map((value: Period) => ({ value, label: t(`period.${value}`) }))}
        />
      }
    >
      {/* A window high while it loads: health comes sooner, and would be pushed down before the reader's eyes. */}
      <Box mih={isShown ? undefined : '100vh'}>
        <Loaded of={overview} lines={8}>
          {(report) => (
            <Stack gap="lg">
              <Begin report={report} />
              <Figures report={report} />
              <Target />
              {period !== '1' && <Course days={report.days} range={report} />}
              <Channels channels={report.total.channels} />
              <SimpleGrid cols={{ base: 1, lg: 2 }}>
                <NotSent rows={report.total.notSent} range={range} />
                <Reachability />
              </SimpleGrid>
              <Consents />
            </Stack>
          )}
        </Loaded>
      </Box>
      <Health />
    </Page>
  );
}
