import type { Runs } from '../../core/broadcast/runs.ts';
import { startJob } from '../../core/jobs/start-job.ts';
import type { Changed, Followed } from './documents/changed.ts';
import type { ApiPorts } from './ports.ts';

/** What another status of a journey means to the people inside; wakes that come before the job see it themselves. */
export const forPeopleInside = async (
  ports: ApiPorts,
  { id, after, by, why }: Changed<'journey'>,
): Promise<Followed | undefined> => {
  if (after?.status !== 'stopped') return undefined;
  const runIds = await runIdsOf(ports.runs, id);
  const start = { kind: 'stop-journey', input: { journeyId: id, runIds }, by } as const;
  const job = await startJob(ports, { ...start, ...(why !== undefined && { why }) });
  return { jobId: job.id };
};

/** Runs whose people may be inside: the latest ones, by far more than go on side by side. */
const MOST_RUNS = 200;

const runIdsOf = async (runs: Runs, journeyId: string): Promise<string[]> =>
  (await runs.list(journeyId, undefined, MOST_RUNS)).runs.map(({ runId }) => runId);
