import type { Snapshot } from '../../config/snapshot.ts';
import { hashId } from '../../hash.ts';
import { isOver, type Job, jobIdAt } from '../../jobs/job.ts';
import { type JobPorts, startJob } from '../../jobs/start-job.ts';
import { nextLocalTime } from '../../journey/next-local-time.ts';
import { weekdays } from '../../journey/weekdays.ts';

type Settings = Pick<Snapshot, 'report' | 'contact'>;

/** Of all that a run depends on: another day, time or zone is another chain of runs. */
export const reportSchedule = ({ report: { weekday, at }, contact: { timezone } }: Settings): string =>
  hashId([weekday, at, timezone], 16);

/** The first time later than `afterMs`, by the clock of the shop. */
export const nextReportMs = ({ report: { weekday, at }, contact }: Settings, afterMs: number): number =>
  nextLocalTime(
    afterMs + 1,
    { time: at, on: weekdays.filter((day) => weekday.startsWith(day)) },
    contact.timezone,
  );

/** Somebody who aborts a run and saves the settings again gets the one after it. */
const MOST_TRIES = 10;

/** Arms the next run; the same one twice is armed once. Nothing where nobody gets a report. */
export const armReport = async (
  ports: JobPorts,
  settings: Settings,
  { afterMs, by }: { afterMs: number; by: string },
): Promise<Job | undefined> => {
  if (settings.report.to.length === 0) return undefined;
  const schedule = reportSchedule(settings);
  let dueAtMs = afterMs;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    dueAtMs = nextReportMs(settings, dueAtMs);
    const id = jobIdAt(dueAtMs, ['weekly-report', schedule]);
    const input = { dueAtMs, schedule };
    const job = await startJob(ports, { kind: 'weekly-report', input, by, id, atMs: dueAtMs });
    if (!isOver(job)) return job;
  }
  return undefined;
};
