import { Card, Group, Text, Title } from '@mantine/core';
import { useParams } from 'react-router';
import type { Journey } from '../../../../core/journey/journey.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { latestOf, useDocument } from '../../../ui/document/use-document.ts';
import { To } from '../../../ui/link.tsx';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { Proposed } from '../../../ui/settings/proposed.tsx';
import { StatusBadge } from '../../journeys/status-badge.tsx';
import { useTexts } from '../texts.ts';
import { Runs } from './runs.tsx';

/** One broadcast: when it goes out and went out, and a hand on each time. */
export function BroadcastPage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const found = useDocument<Journey>('journeys', id);
  const list = <To to="/calendar/broadcasts">{t('tabs.broadcasts')}</To>;
  if (found.error instanceof ApiProblem && found.error.status === 404)
    return <Empty title={t('unknown')} action={list} />;
  return (
    <Loaded of={found}>
      {({ view }) => {
        const journey = latestOf(view);
        return (
          <Page
            title={journey.name ?? id}
            lead={
              <Group gap="xs" component="span">
                {list} <StatusBadge status={view.status} />
              </Group>
            }
          >
            {view.proposal && <Proposed proposal={view.proposal} />}
            <About id={id} journey={journey} />
            <Title order={2} size="h4">
              {t('runs.title')}
            </Title>
            <Runs id={id} />
          </Page>
        );
      }}
    </Loaded>
  );
}

function About({ id, journey: { trigger } }: { id: string; journey: Journey }) {
  const { t } = useTexts();
  const { number, moment } = useFormat();
  const path = `/journeys/${encodeURIComponent(id)}`;
  if (!('schedule' in trigger)) return <Empty title={t('noBroadcast')} action={<To to={path}>{id}</To>} />;
  const { schedule, to, throttle } = trigger;
  return (
    <Card withBorder>
      <Text>
        {t('about.at', { at: moment(schedule.at) })}{' '}
        {schedule.timezone === 'recipient' && t('look.byRecipient')}{' '}
        {schedule.rrule !== undefined && t('about.again', { again: schedule.rrule })}
      </Text>
      <Text size="sm">
        {'segment' in to ? t('about.segment', { segment: to.segment }) : t('about.correction')}{' '}
        {throttle && t('about.throttle', { people: number(throttle.perMinute) })}
      </Text>
      <Group mt="xs" gap="md">
        <To to={path}>{t('about.journey')}</To>
        <To to={`${path}/people`}>{t('about.people')}</To>
        <To to={`${path}/results`}>{t('about.results')}</To>
      </Group>
    </Card>
  );
}
