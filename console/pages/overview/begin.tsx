import { Button, Card, Group, Skeleton, Text } from '@mantine/core';
import { IconRocket } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportOverview } from '../../../functions/api/routes/report-overview.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useNow } from '../../ui/use-now.ts';
import { rangeOf } from './period.ts';
import { useTexts } from './texts.ts';

type Report = AnswerOf<typeof reportOverview>;

const isSilent = ({ total }: Report): boolean =>
  Object.values(total.channels).every(({ sent }) => sent === 0);

/** Where nothing was sent in a quarter, the way to the first steps. */
export function Begin({ report }: { report: Report }) {
  const { t } = useTexts();
  const isAsked = isSilent(report);
  const range = rangeOf('90', useNow());
  const quarter = useAnswer<typeof reportOverview>('/v1/reports/overview', {
    query: range,
    enabled: isAsked,
  });
  // Its place is kept, so that nothing moves under the reader.
  if (isAsked && quarter.isPending) return <Skeleton height={78} radius="md" />;
  if (!isAsked || !quarter.data || !isSilent(quarter.data)) return null;
  return (
    <Card withBorder component="section" aria-label={t('begin.title')}>
      <Group justify="space-between">
        <div>
          <Text fw={600} component="h2">
            {t('begin.title')}
          </Text>
          <Text size="sm" c="dimmed">
            {t('begin.text')}
          </Text>
        </div>
        <Button component={Link} to="/start" leftSection={<IconRocket size={18} aria-hidden />}>
          {t('begin.act')}
        </Button>
      </Group>
    </Card>
  );
}
