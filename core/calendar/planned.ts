import { nextReportMs } from '../analytics/weekly/arm-report.ts';
import { isRunOf } from '../broadcast/arm-run.ts';
import { isByRecipient, occurrencesIn, runIdOf } from '../broadcast/occurrences.ts';
import type { Run, RunStatus } from '../broadcast/runs.ts';
import { scheduleOf } from '../broadcast/schedule-of.ts';
import type { PublishedJourney, Snapshot } from '../config/snapshot.ts';
import type { JourneyStatus } from '../journey/journey-status.ts';

/** From the first instant up to, but without, the last. */
export interface Period {
  fromMs: number;
  untilMs: number;
}

/** Something that is to happen, or was. */
export type Planned =
  | {
      kind: 'broadcast';
      atMs: number;
      journeyId: string;
      name?: string;
      runId: string;
      /** Of the run where it is armed or was, else of the journey. */
      status: RunStatus | 'planned' | JourneyStatus;
      /** By the clock of each person: `atMs` is that of the shop. */
      byRecipient?: true;
    }
  | { kind: 'weekly-report'; atMs: number }
  /** At the pace so far: when an experiment will have had the people that were planned. */
  | { kind: 'experiment-end'; atMs: number; journeyId: string; stepId?: string };

type Broadcast = Extract<Planned, { kind: 'broadcast' }>;

const byTime = (a: Planned, b: Planned): number => a.atMs - b.atMs;

/** The runs that there are; and times that its schedule names, for which there is none yet. */
export const broadcastsIn = (
  { journey, status }: PublishedJourney,
  runs: readonly Run[],
  { period, shopZone, nowMs }: { period: Period; shopZone: string; nowMs: number },
): Broadcast[] => {
  const schedule = scheduleOf(journey);
  if (!schedule) return [];
  const said = { journeyId: journey.id, ...(journey.name !== undefined && { name: journey.name }) };
  const byRecipient = isByRecipient(schedule) && { byRecipient: true as const };
  const armed = runs
    .filter(
      (run) => run.status !== 'superseded' && run.dueAtMs >= period.fromMs && run.dueAtMs < period.untilMs,
    )
    .map(
      (run): Broadcast => ({
        ...{ kind: 'broadcast', atMs: run.dueAtMs, ...said, runId: run.runId, status: run.status },
        ...byRecipient,
      }),
    );
  const ahead = { ...period, fromMs: Math.max(period.fromMs, nowMs) };
  const planned = occurrencesIn(schedule, shopZone, ahead)
    .filter((time) => !runs.some((run) => run.status !== 'superseded' && isRunOf(run, schedule, time)))
    .map(
      (time): Broadcast => ({
        ...{ kind: 'broadcast', atMs: time.atMs, ...said, runId: runIdOf(schedule, time) },
        status: status === 'live' ? 'planned' : status,
        ...byRecipient,
      }),
    );
  return [...armed, ...(status === 'stopped' ? [] : planned)];
};

/** Reports of the week that are still to come; none where nobody gets them. */
export const reportsIn = (
  settings: Pick<Snapshot, 'report' | 'contact'>,
  { fromMs, untilMs }: Period,
  nowMs: number,
): Planned[] => {
  const times: Planned[] = [];
  if (settings.report.to.length === 0) return times;
  let atMs = nextReportMs(settings, Math.max(fromMs, nowMs) - 1);
  while (atMs < untilMs) {
    times.push({ kind: 'weekly-report', atMs });
    atMs = nextReportMs(settings, atMs);
  }
  return times;
};

/** All together, the first first. */
export const inTurn = (...all: readonly (readonly Planned[])[]): Planned[] => all.flat().toSorted(byTime);
