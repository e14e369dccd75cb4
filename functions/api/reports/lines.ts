import type { DayRange } from '../../../core/analytics/ports.ts';
import type { FunnelLine } from '../../../core/analytics/reports/funnel.ts';
import type { JourneyReport } from '../../../core/analytics/reports/journey-report.ts';
import type { Overview, ShopFigures } from '../../../core/analytics/reports/overview.ts';
import type { JourneySummary } from '../../../core/analytics/reports/summary.ts';
import type { Entry } from '../../../core/csv/csv-of.ts';
import type { Lines } from './as-asked.ts';
import { messageFields } from './schemas.ts';

const named = (name: string, { from, to }: DayRange): string => `${name}-${from}-${to}`;

/** A line a journey. */
export const summaryLines = (range: DayRange, journeys: readonly JourneySummary[]): Lines => ({
  name: named('summary', range),
  columns: [
    ...['journeyId', 'entered', 'sent', 'skipped', 'reacted', 'converted', 'revenue', 'cost', 'notSpent'],
    ...['unknown', 'unsubscribed', 'complained'],
  ],
  entries: journeys.map((one) => ({ ...one })),
});

const dayLines = ({ date, ...figures }: { date: string } & ShopFigures): Entry[] => {
  const { entered, channels, notSent, reacted, orderedAfter, spared, notSpent } = figures;
  const { revenue, ...orders } = orderedAfter;
  const reasons = Map.groupBy(notSent, ({ channel }) => channel ?? '');
  const skippedOf = (channel: string) =>
    Object.fromEntries((reasons.get(channel) ?? []).map(({ reason, messages }) => [reason, messages]));
  return [
    {
      ...{ date, channel: '', entered, reacted, ...orders, revenue, spared, notSpent },
      skipped: skippedOf(''),
    },
    ...Object.entries(channels).map(
      ([channel, messages]): Entry => ({ date, channel, ...messages, skipped: skippedOf(channel) }),
    ),
  ];
};

/** A line a day for the shop, and one for each channel. */
export const overviewLines = ({ days, ...range }: Overview): Lines => ({
  name: named('overview', range),
  columns: [
    ...['date', 'channel', 'entered', 'reacted', 'orders', 'revenue', 'cancelled', 'withoutValue'],
    ...['overRefunded', 'claimedAgain', 'spared', 'notSpent'],
    ...[...Object.keys(messageFields), 'skipped'],
  ],
  entries: days.flatMap(dayLines),
});

/** What was won back is of no line, and attributed orders stand only after it: they are in no file. */
const funnelEntry = ({ attributed: _attributed, ...line }: FunnelLine): Entry => line;

/** A line for each rung of each step, by version and variant. */
export const journeyLines = ({ journeyId, funnel, ...range }: JourneyReport): Lines => ({
  name: named(journeyId, range),
  columns: [
    ...['version', 'stepId', 'rung', 'channel', 'variant', 'skipped', 'held', ...Object.keys(messageFields)],
    ...['reacted', 'spared', 'notSpent'],
  ],
  entries: funnel.map(funnelEntry),
});
