import { DAY_MS, HOUR_MS } from '../../core/duration.ts';
import { jobIdAt } from '../../core/jobs/job.ts';
import { startJob } from '../../core/jobs/start-job.ts';
import type { ApiPorts } from './ports.ts';

const WEEK_MS = 7 * DAY_MS;
/** Monday at three, UTC: the first day of the epoch was a Thursday. */
const MONDAY_MS = 4 * DAY_MS + 3 * HOUR_MS;

/** Has the archive cleaned at the beginning of the next week, of everybody erased until then at once. */
export const compactInTime = async (
  ports: Pick<ApiPorts, 'jobs' | 'jobMessages' | 'clock' | 'hasArchive'>,
): Promise<void> => {
  if (!ports.hasArchive) return;
  const weeks = Math.floor((ports.clock.now() - MONDAY_MS) / WEEK_MS) + 1;
  const atMs = weeks * WEEK_MS + MONDAY_MS;
  const id = jobIdAt(atMs, ['compact-archive']);
  await startJob(ports, { kind: 'compact-archive', input: {}, by: 'kaskad', id, atMs });
};
