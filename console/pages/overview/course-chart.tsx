import '@mantine/charts/styles.css';
import { CompositeChart } from '@mantine/charts';
import { useFormat } from '../../i18n/use-format.ts';
import { useChannelName } from '../../ui/channel.tsx';
import type { Day, Range } from './days.ts';
import { daysBetween } from './period.ts';
import { useTexts } from './texts.ts';

const COLORS: Record<string, string> = {
  push: 'cyan.6',
  webpush: 'blue.4',
  email: 'teal.6',
  sms: 'orange.6',
  agent: 'grape.5',
};

const channelsOf = (days: readonly Day[]): string[] =>
  [
    ...new Set(
      days.flatMap(({ channels }) =>
        Object.entries(channels)
          .filter(([, { sent }]) => sent > 0)
          .map(([channel]) => channel),
      ),
    ),
  ].sort();

interface CourseChartProps {
  readonly days: readonly Day[];
  readonly range: Range;
  readonly height: number;
}

export default function CourseChart({ days, range, height }: CourseChartProps) {
  const { t } = useTexts();
  const format = useFormat();
  const name = useChannelName();
  const channels = channelsOf(days);
  const known = new Map(days.map((day) => [day.date, day]));
  const data = daysBetween(range.from, range.to).map((date) => ({
    date: format.dayMonth(`${date}T12:00:00Z`),
    orders: known.get(date)?.orderedAfter.orders ?? 0,
    ...Object.fromEntries(
      channels.map((channel) => [channel, known.get(date)?.channels[channel]?.sent ?? 0]),
    ),
  }));
  return (
    <CompositeChart
      h={height}
      data={data}
      dataKey="date"
      withLegend
      legendProps={{ verticalAlign: 'bottom' }}
      series={[
        ...channels.map((channel) => ({
          name: channel,
          label: name(channel),
          color: COLORS[channel] ?? 'gray.6',
          type: 'area' as const,
        })),
        { name: 'orders', label: t('course.orders'), color: 'red.7', type: 'line' as const },
      ]}
      valueFormatter={(value) => format.number(value)}
      yAxisProps={{ allowDecimals: false }}
      withDots={false}
      curveType="monotone"
    />
  );
}
