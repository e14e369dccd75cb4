import * as z from 'zod';
import { dateIn, spanOf } from '../../../core/analytics/days.ts';
import { experimentsReport } from '../../../core/analytics/reports/experiment-report.ts';
import { type Calendar, daysFrom, daysIn, rangeOf } from '../../../core/analytics/reports/range.ts';
import {
  broadcastsIn,
  inTurn,
  type Period,
  type Planned,
  reportsIn,
} from '../../../core/calendar/planned.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import { DAY_MS } from '../../../core/duration.ts';
import { atATime } from '../../adapters/at-a-time.ts';
import type { ApiPorts } from '../ports.ts';
import { problem } from '../problem.ts';
import { recentSnapshot } from '../recent-snapshot.ts';
import { route } from '../route.ts';

const DAYS_AHEAD = 30;
const MOST_DAYS = 100;
/** The latest runs of a journey: of more than a quarter of a year, one a day. */
const MOST_RUNS = 120;
const AT_ONCE = 8;
/** An experiment is read from its beginning. */
const EXPERIMENT_DAYS = 400;

const entrySchema = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['broadcast', 'weekly-report', 'experiment-end']),
  journeyId: z.string().optional(),
  name: z.string().optional(),
  runId: z.string().optional(),
  stepId: z.string().optional(),
  status: z
    .enum(['planned', 'on', 'paused', 'aborted', 'superseded', 'live', 'stopped'])
    .optional()
    .describe(
      'Of a broadcast. planned: no run is armed yet; on: one is, or was; paused: the run, or its journey',
    ),
  byRecipient: z.literal(true).optional().describe('By the clock of each person: `at` is that of the shop'),
  estimated: z.literal(true).optional().describe('At the pace so far'),
});

export const getCalendar = route({
  method: 'GET',
  path: '/v1/calendar',
  summary: 'What is planned: broadcasts, the report of the week, and when experiments will have their people',
  access: 'read',
  query: z.object({
    from: z
      .string()
      .optional()
      .describe("The first day by the shop's calendar, an ISO date; today if left out"),
    to: z.string().optional().describe('The last day, included; 30 days on if left out. 100 days at most'),
  }),
  answer: z.object({ from: z.iso.date(), to: z.iso.date(), entries: z.array(entrySchema) }),
  async run({ query }, ports) {
    const snapshot = await recentSnapshot(ports);
    const calendar = { zone: snapshot.contact.timezone, nowMs: ports.clock.now() };
    const begin = query.from ?? dateIn(calendar.nowMs, calendar.zone);
    const first = rangeOf({ from: begin, to: query.to ?? begin }, calendar, 1);
    if (first.kind === 'faults') return problem(400, { faults: first.faults });
    const { from } = first.range;
    const to = query.to === undefined ? daysFrom(from, DAYS_AHEAD) : first.range.to;
    if (daysIn({ from, to }) > MOST_DAYS)
      return problem(400, { faults: [{ path: '/to', message: `${MOST_DAYS} days at most` }] });
    const { zone } = calendar;
    const period = { fromMs: spanOf(from, zone).fromMs, untilMs: spanOf(to, zone).untilMs };
    const [broadcasts, ends] = await Promise.all([
      broadcastsOf(ports, snapshot, period),
      endsOf(ports, snapshot, calendar, period),
    ]);
    const planned = inTurn(broadcasts, reportsIn(snapshot, period, calendar.nowMs), ends);
    return { body: { from, to, entries: planned.map(entryJson) } };
  },
});

const entryJson = ({ atMs, ...entry }: Planned): z.infer<typeof entrySchema> => ({
  at: new Date(atMs).toISOString(),
  ...entry,
  ...(entry.kind === 'experiment-end' && { estimated: true as const }),
});

const broadcastsOf = async (ports: ApiPorts, snapshot: Snapshot, period: Period): Promise<Planned[]> => {
  const scheduled = snapshot.journeys.filter(({ journey }) => 'schedule' in journey.trigger);
  const ask = { period, shopZone: snapshot.contact.timezone, nowMs: ports.clock.now() };
  const found = await atATime(AT_ONCE, scheduled, async (published) => {
    const { runs } = await ports.runs.list(published.journey.id, undefined, MOST_RUNS);
    return broadcastsIn(published, runs, ask);
  });
  return found.flat();
};

/** Of experiments that were planned, while their journeys run. */
const endsOf = async (
  ports: ApiPorts,
  { experiments, journeys }: Snapshot,
  calendar: Calendar,
  period: Period,
): Promise<Planned[]> => {
  const ids = new Set(experiments.plans.map(({ journeyId }) => journeyId));
  const running = journeys.filter(({ journey, status }) => ids.has(journey.id) && status === 'live');
  const range = rangeOf({}, calendar, EXPERIMENT_DAYS);
  if (range.kind === 'faults') return [];
  const found = await atATime(AT_ONCE, running, async ({ journey }) => {
    const days = await ports.tallies.journey(journey.id, range.range);
    const report = experimentsReport({ journey, settings: experiments, calendar }, days);
    return report.experiments.flatMap(({ stepId, decision }): Planned[] => {
      const left = decision?.daysLeft;
      if (left === undefined) return [];
      const atMs = calendar.nowMs + left * DAY_MS;
      const step = stepId !== undefined && { stepId };
      return [{ kind: 'experiment-end', atMs, journeyId: journey.id, ...step }];
    });
  });
  return found.flat().filter(({ atMs }) => atMs >= period.fromMs && atMs < period.untilMs);
};
