import { ActionIcon, Box, Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import type { getCalendar } from '../../../../functions/api/routes/get-calendar.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useTexts } from '../texts.ts';
import { DayList } from './day-list.tsx';
import { dayAt, monthAfter, monthOf, rangeOf, weeksOf } from './days.ts';
import type { Entry } from './entry.tsx';
import { Grid } from './grid.tsx';

const byDay = (entries: readonly Entry[]): ReadonlyMap<string, Entry[]> =>
  Map.groupBy(entries, ({ at }) => dayAt(at));

/** A month of everything that is planned and was; a list where a month has no room. */
export function MonthPage() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const today = dayAt(useNow());
  const month = monthOf(params.get('month'), today);
  const isList = params.get('view') === 'list';
  const weeks = weeksOf(month);
  const calendar = useAnswer<typeof getCalendar>('/v1/calendar', { query: rangeOf(weeks), keep: true });
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    setParams(next);
  };
  return (
    <Stack>
      <Group justify="space-between">
        <Months
          month={month}
          go={(to) => set('month', to === today.slice(0, 7) ? undefined : to)}
          today={today.slice(0, 7)}
        />
        <Box visibleFrom="md">
          <SegmentedControl
            aria-label={t('view.label')}
            value={isList ? 'list' : 'month'}
            onChange={(view) => set('view', view === 'list' ? view : undefined)}
            data={(['month', 'list'] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
          />
        </Box>
      </Group>
      <Loaded of={calendar} lines={10}>
        {({ entries }) => {
          const days = byDay(entries);
          return (
            <>
              {!isList && (
                <Box visibleFrom="md">
                  <Grid weeks={weeks} month={month} today={today} days={days} />
                </Box>
              )}
              <Box {...(isList ? {} : { hiddenFrom: 'md' })}>
                <DayList month={month} today={today} days={days} />
              </Box>
            </>
          );
        }}
      </Loaded>
      <Text size="xs" c="dimmed">
        {t('zone')}
      </Text>
    </Stack>
  );
}

function Months({ month, today, go }: { month: string; today: string; go: (month: string) => void }) {
  const { t } = useTexts();
  const { month: monthName } = useFormat();
  return (
    <Group gap="xs">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('before')}
        onClick={() => go(monthAfter(month, -1))}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Title order={2} size="h4" miw={150} ta="center" aria-live="polite">
        {monthName(`${month}-15T12:00:00Z`)}
      </Title>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('after')}
        onClick={() => go(monthAfter(month, 1))}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
      {month !== today && (
        <Button variant="subtle" size="compact-md" onClick={() => go(today)}>
          {t('today')}
        </Button>
      )}
    </Group>
  );
}
