import { contentHash } from '../config/canonical.ts';
import type { PlannedExperiment } from '../config/experiment-settings.ts';
import { DAY_MS, HOUR_MS } from '../duration.ts';
import { jobIdAt } from '../jobs/job.ts';
import { type JobPorts, startJob } from '../jobs/start-job.ts';

/** At four in the morning, UTC: any hour would do, if it is the same for all. */
const AT_MS = 4 * HOUR_MS;

/** When experiments are looked at next: once a day, all at the same hour, so that one armed twice is one. */
export const nextWatchMs = (nowMs: number): number =>
  (Math.floor((nowMs - AT_MS) / DAY_MS) + 1) * DAY_MS + AT_MS;

/** Of a plan as it was: another one is another chain of looks. */
export const settingsOf = (planned: PlannedExperiment): string => contentHash(planned);

/** Arms the next look at an experiment that may stop by itself. */
export const armWatch = async (ports: JobPorts, planned: PlannedExperiment, by: string): Promise<void> => {
  const { journeyId, stepId } = planned;
  if (stepId === undefined || !planned.stopAutomatically) return;
  const atMs = nextWatchMs(ports.clock.now());
  const settings = settingsOf(planned);
  const id = jobIdAt(atMs, ['watch-experiment', journeyId, stepId, settings]);
  const input = { journeyId, stepId, settings };
  await startJob(ports, { kind: 'watch-experiment', input, by, id, atMs });
};
