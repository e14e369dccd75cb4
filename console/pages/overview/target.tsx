import { Button, Card, Group, Progress, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import type { Target as Goal, ReportSettings } from '../../../core/config/report-settings.ts';
import type { ContactSettings } from '../../../core/config/settings.ts';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportOverview } from '../../../functions/api/routes/report-overview.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Allowed, useMay } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useStored } from '../../ui/settings/use-stored.ts';
import { useNow } from '../../ui/use-now.ts';
import { dayAt } from '../calendar/month/days.ts';
import { reachedOf } from './reached.ts';
import { useTexts } from './texts.ts';

const TargetDialog = lazy(() => import('./target-dialog.tsx'));

/** First of the month that a calendar in the shop shows; days of the figures are by its clock as well. */
const useStartOfMonth = (): string | undefined => {
  const contact = useAnswer('/v1/settings/contact').data as ContactSettings | undefined;
  const today = dayAt(useNow(), contact?.timezone);
  return contact && `${today.slice(0, 7)}-01`;
};

/** What the owner wants of a month, and how far it is. */
export function Target() {
  const { t } = useTexts();
  const mayEdit = useMay('admin');
  const [isOpen, dialog] = useDisclosure();
  const settings = useStored<ReportSettings>('report');
  const current = settings.data?.answer;
  if (current?.target === undefined && !mayEdit) return null;
  return (
    <Card withBorder component="section" aria-label={t('target.title')}>
      <Group justify="space-between">
        <Text fw={600} component="h2">
          {t('target.title')}
        </Text>
        <Allowed to="admin">
          <Button size="xs" variant="default" onClick={dialog.open} disabled={!settings.data}>
            {t(current?.target ? 'common:edit' : 'target.set')}
          </Button>
        </Allowed>
      </Group>
      {current?.target ? <Reached target={current.target} /> : <Text c="dimmed">{t('target.none')}</Text>}
      <Suspense fallback={null}>
        {isOpen && settings.data && <TargetDialog stored={settings.data} close={dialog.close} />}
      </Suspense>
    </Card>
  );
}

function Reached({ target }: { target: Goal }) {
  const { t } = useTexts();
  const format = useFormat();
  const from = useStartOfMonth();
  const overview = useAnswer<typeof reportOverview>('/v1/reports/overview', {
    query: { from },
    enabled: from !== undefined,
  });
  const reached = overview.data && reachedOf(target, overview.data as AnswerOf<typeof reportOverview>);
  const worded = (value: number): string =>
    target.measure === 'orders' ? format.number(value) : format.money(value, target.currency);
  if (reached === undefined) return null;
  const share = Math.min(1, Math.max(0, reached / target.perMonth));
  return (
    <Stack gap={4} mt="xs">
      <Text size="sm">
        {t(`target.of.${target.measure}`, { reached: worded(reached), wanted: worded(target.perMonth) })}
      </Text>
      <Progress value={share * 100} size="lg" aria-label={`${t('target.title')}: ${format.percent(share)}`} />
    </Stack>
  );
}
