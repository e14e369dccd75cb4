import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import type { reportJourney } from '../../../../functions/api/routes/report-journey.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { daysOf, periods, rangeOf } from '../../overview/period.ts';
import { useJourney } from '../journey/journey-context.ts';
import { Cascades } from './cascades.tsx';
import { Ended } from './ended.tsx';
import { Figures } from './figures.tsx';
import { Funnel } from './funnel.tsx';
import { LeftAt } from './left-at.tsx';
import { useTexts } from './texts.ts';
import { useDownload } from './use-download.ts';

/** What the journey brought, what became of each message, and what was not spent. */
export function Component() {
  const { t } = useTexts();
  const { id, view } = useJourney();
  const [params, setParams] = useSearchParams();
  const period = daysOf(params.get('days'));
  const range = rangeOf(period, useNow());
  const path = `/v1/reports/journeys/${encodeURIComponent(id)}`;
  const enabled = view.version > 0;
  const report = useAnswer<typeof reportJourney>(path, { query: range, keep: true, enabled });
  const download = useDownload(path, `${id}.csv`);
  if (!enabled) return <Empty title={t('draft')} text={t('draftText')} />;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('period.label')}
          value={period}
          onChange={(days) => setParams({ days })}
          data={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate({ ...range, format: 'csv' })}
        >
          {t('csv')}
        </Button>
      </Group>
      <Loaded of={report} lines={8}>
        {(found) => (
          <Stack gap="lg">
            <Figures report={found} />
            <Cascades report={found} />
            <Funnel report={found} />
            <Ended report={found} />
            <LeftAt report={found} />
          </Stack>
        )}
      </Loaded>
      <Text size="xs" c="dimmed">
        {t('late')}
      </Text>
    </Stack>
  );
}
