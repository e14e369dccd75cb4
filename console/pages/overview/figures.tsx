import { Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportOverview } from '../../../functions/api/routes/report-overview.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../ui/channel.tsx';
import { useTexts } from './texts.ts';

type Report = AnswerOf<typeof reportOverview>;
type Reading = Report['wonBack']['orders'];

export function Figure({ label, value, children }: { label: string; value: string; children?: ReactNode }) {
  return (
    <Card withBorder component="section" aria-label={label}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={28} fw={700} lh={1.3}>
        {value}
      </Text>
      <Text size="sm" component="div">
        {children}
      </Text>
    </Card>
  );
}

/** With a control group what was won back, with its interval; without one only what came after a message. */
function WonBack({ report: { wonBack, total } }: { report: Report }) {
  const { t } = useTexts();
  const format = useFormat();
  const { orders } = wonBack;
  if (orders.kind === 'unknown')
    return (
      <Figure label={t('after.label')} value={format.number(total.orderedAfter.orders)}>
        {t(`unknown.${orders.reason}`, { defaultValue: t('unknown.other') })}
      </Figure>
    );
  return (
    <Figure label={t('wonBack.label')} value={format.number(Math.round(orders.estimate))}>
      <IntervalText reading={orders} /> {orders.low < 0 && t('wonBack.perhapsNothing')}
    </Figure>
  );
}

function IntervalText({ reading }: { reading: Extract<Reading, { kind: 'known' }> }) {
  const { t } = useTexts();
  const { number } = useFormat();
  return (
    <>
      {t('wonBack.interval', {
        low: number(Math.round(reading.low)),
        high: number(Math.round(reading.high)),
      })}
    </>
  );
}

function Revenue({ report: { wonBack, total } }: { report: Report }) {
  const { t } = useTexts();
  const { money, sums } = useFormat();
  const known = Object.entries(wonBack.revenue).flatMap(([currency, reading]) =>
    reading.kind === 'known' ? [{ currency, reading }] : [],
  );
  if (known.length === 0)
    return (
      <Figure label={t('revenue.after')} value={sums(total.orderedAfter.revenue)}>
        {t('revenue.afterText')}
      </Figure>
    );
  return (
    <Figure
      label={t('revenue.wonBack')}
      value={known.map(({ currency, reading }) => money(reading.estimate, currency)).join(' + ')}
    >
      {known.map(({ currency, reading }) => (
        <div key={currency}>
          {t('wonBack.interval', { low: money(reading.low, currency), high: money(reading.high, currency) })}
        </div>
      ))}
      {t('revenue.after')}: {sums(total.orderedAfter.revenue)}
    </Figure>
  );
}

function Messages({ report: { total } }: { report: Report }) {
  const { t } = useTexts();
  const { number, sums } = useFormat();
  const name = useChannelName();
  const sent = Object.entries(total.channels).filter(([, { sent: count }]) => count > 0);
  const all = sent.reduce((sum, [, { sent: count }]) => sum + count, 0);
  return (
    <Figure label={t('messages.label')} value={number(all)}>
      <Group gap="sm">
        {sent.map(([channel, { sent: count }]) => (
          <Group key={channel} gap={4} wrap="nowrap" title={name(channel)}>
            <ChannelIcon channel={channel} size={16} />
            <span aria-label={`${name(channel)}: ${count}`} role="img">
              {number(count)}
            </span>
          </Group>
        ))}
      </Group>
      {Object.keys(total.cost).length === 0
        ? t('messages.free')
        : t('messages.cost', { cost: sums(total.cost) })}
    </Figure>
  );
}

/** The four figures an owner looks at first. */
export function Figures({ report }: { report: Report }) {
  const { t } = useTexts();
  const { sums } = useFormat();
  const { total } = report;
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
        <WonBack report={report} />
        <Revenue report={report} />
        <Messages report={report} />
        <Figure label={t('notSpent.label')} value={sums(total.notSpent)}>
          {t('notSpent.text', { count: total.spared })}
        </Figure>
      </SimpleGrid>
    </Stack>
  );
}
