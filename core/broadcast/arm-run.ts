import { MINUTE_MS } from '../duration.ts';
import { jobIdAt } from '../jobs/job.ts';
import { type JobPorts, startJob } from '../jobs/start-job.ts';
import type { Journey } from '../journey/journey.ts';
import { nextOccurrence, type Occurrence, runIdOf, type Schedule } from './occurrences.ts';
import { isOverRun, type Run, type Runs } from './runs.ts';
import { scheduleOf } from './schedule-of.ts';
import { wallTextOf } from './wall-time.ts';

/** People are taken in from so long before a run begins for the first of them, so that it begins on time. */
export const LEAD_MS = 10 * MINUTE_MS;

/** Somebody who aborts a run and publishes it again does so a few times. */
const MOST_TRIES = 50;

export interface ArmAsk {
  /** Where the schedule's zone is left out. */
  shopZone: string;
  /** The first time that is later. */
  afterMs: number;
  by: string;
}

/**
 * Sees to it that the next run of a broadcast takes place: run first, then its job. Safe to repeat: the same time is the same run,
 * unless that one was aborted. Undefined for other journeys, and where no time lies ahead.
 */
export const armNextRun = async (
  ports: JobPorts & { runs: Runs },
  journey: Pick<Journey, 'id' | 'trigger'>,
  ask: ArmAsk,
): Promise<Run | undefined> => {
  const schedule = scheduleOf(journey);
  const next = schedule && nextOccurrence(schedule, ask.shopZone, ask.afterMs);
  if (!next) return undefined;
  const run = await runFor(
    ports.runs,
    { journeyId: journey.id, by: ask.by, ids: idsOf(schedule, next) },
    next,
  );
  const { runId, jobId } = run;
  const input = { journeyId: journey.id, runId };
  await startJob(ports, { kind: 'broadcast', input, by: ask.by, id: jobId, atMs: next.earliestMs - LEAD_MS });
  return run;
};

/** The id of an occurrence, and others for whoever aborts it and publishes it again. */
const idsOf = (schedule: Schedule, next: Occurrence): string[] =>
  Array.from(
    { length: MOST_TRIES },
    (_, index) => `${runIdOf(schedule, next)}${index === 0 ? '' : `-${index + 1}`}`,
  );

/** Is this the run of that time, whichever try it is? */
export const isRunOf = ({ runId }: Pick<Run, 'runId'>, schedule: Schedule, next: Occurrence): boolean =>
  idsOf(schedule, next).includes(runId);

const runFor = async (
  runs: Runs,
  { journeyId, by, ids }: { journeyId: string; by: string; ids: readonly string[] },
  { wallMs, earliestMs }: Occurrence,
): Promise<Run> => {
  for (const runId of ids) {
    const jobId = jobIdAt(earliestMs - LEAD_MS, ['broadcast', journeyId, runId]);
    const at = wallTextOf(wallMs);
    const run: Run = { journeyId, runId, jobId, at, dueAtMs: earliestMs, by, status: 'on' };
    if ((await runs.create(run)) === 'created') return run;
    const stored = await runs.get(journeyId, runId);
    if (stored && !isOverRun(stored)) return stored;
  }
  throw new RangeError('so many runs of one time were aborted');
};
