import { describe, expect, it } from '@jest/globals';
import type { Run } from '../../../core/broadcast/runs.ts';
import { broadcastsIn, inTurn, reportsIn } from '../../../core/calendar/planned.ts';
import { reportSettingsSchema } from '../../../core/config/report-settings.ts';
import { contactSettingsSchema } from '../../../core/config/settings.ts';
import type { PublishedJourney } from '../../../core/config/snapshot.ts';
import type { Journey } from '../../../core/journey/journey.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const period = { fromMs: at('2026-03-02T00:00'), untilMs: at('2026-03-23T00:00') };
const ask = { period, shopZone: 'Europe/Berlin', nowMs: at('2026-03-09T12:00') };

const weekly = (status: PublishedJourney['status'] = 'live', schedule: object = {}): PublishedJourney => ({
  journey: {
    id: 'news',
    name: 'News',
    trigger: {
      schedule: { at: '2026-01-05T10:00', rrule: 'FREQ=WEEKLY;BYDAY=MO', ...schedule },
      to: { segment: 'all' },
    },
    steps: [],
  } as unknown as Journey,
  version: 1,
  status,
});
const run = (dueAtMs: number, runId: string, status: Run['status'] = 'on'): Run => ({
  ...{ journeyId: 'news', runId, jobId: 'job', at: '', dueAtMs, by: 'eve', status },
});
const shown = (published: PublishedJourney, ...runs: Run[]) =>
  broadcastsIn(published, runs, ask).map((one) => `${new Date(one.atMs).toISOString()} ${one.status}`);

const past = run(at('2026-03-02T09:00'), '20260302t0900z');
const next = run(at('2026-03-16T09:00'), '20260316t0900z');

describe('broadcasts in a calendar', () => {
  it('are the runs that were and are armed, and the times that no run is armed for yet', () => {
    const early = run(at('2026-02-23T09:00'), '20260223t0900z');

    expect(shown(weekly(), past, early)).toEqual([
      '2026-03-02T09:00:00.000Z on',
      '2026-03-16T09:00:00.000Z planned',
    ]);
    expect(shown(weekly(), past, next)).toEqual([
      '2026-03-02T09:00:00.000Z on',
      '2026-03-16T09:00:00.000Z on',
    ]);
    expect(broadcastsIn(weekly(), [], ask)).toEqual([
      {
        ...{ kind: 'broadcast', journeyId: 'news', name: 'News', runId: '20260316t0900z' },
        ...{ atMs: next.dueAtMs, status: 'planned' },
      },
    ]);
  });

  it('say what somebody has ordered, and forget what another schedule took the place of', () => {
    expect(shown(weekly(), { ...next, status: 'aborted' })).toEqual(['2026-03-16T09:00:00.000Z aborted']);
    expect(shown(weekly(), { ...next, status: 'superseded' })).toEqual(['2026-03-16T09:00:00.000Z planned']);
    expect(shown(weekly('paused'))).toEqual(['2026-03-16T09:00:00.000Z paused']);
    expect(shown(weekly('stopped'), past)).toEqual(['2026-03-02T09:00:00.000Z on']);
  });

  it('go once where there is no rule, and say where the clock of each person counts', () => {
    const once = weekly('live', { at: '2026-03-20T10:00', rrule: undefined, timezone: 'recipient' });

    expect(broadcastsIn(once, [], ask)).toMatchObject([
      { atMs: at('2026-03-20T09:00'), runId: '20260320t1000', byRecipient: true },
    ]);
    expect(shown(weekly('live', { at: '2026-03-08T10:00', rrule: undefined }))).toEqual([]);
  });

  it('know nothing of other journeys', () => {
    const journey = { ...weekly().journey, trigger: { event: 'Tea Tasted' } } as Journey;

    expect(broadcastsIn({ ...weekly(), journey }, [], ask)).toEqual([]);
  });
});

describe('reports of the week in a calendar', () => {
  const settings = (to: string[]) => ({
    report: reportSettingsSchema.parse({ to }),
    contact: contactSettingsSchema.parse({ timezone: 'Europe/Berlin' }),
  });

  it('are those to come, by the clock of the shop, if anybody gets them', () => {
    const times = reportsIn(settings(['eve@shop.example']), period, at('2026-03-02T12:00'));

    expect(times.map(({ atMs }) => new Date(atMs).toISOString())).toEqual([
      '2026-03-09T07:00:00.000Z',
      '2026-03-16T07:00:00.000Z',
    ]);
    expect(reportsIn(settings([]), period, at('2026-03-02T12:00'))).toEqual([]);
  });

  it('stand among all else in the order of time', () => {
    const reports = reportsIn(settings(['eve@shop.example']), period, at('2026-03-09T12:00'));

    expect(inTurn(broadcastsIn(weekly(), [past], ask), reports).map(({ kind }) => kind)).toEqual([
      'broadcast',
      'weekly-report',
      'broadcast',
    ]);
  });
});
