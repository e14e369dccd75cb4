import { startJob } from '../../core/jobs/start-job.ts';
import type { Changed, Followed } from './documents/changed.ts';
import type { ApiPorts } from './ports.ts';

/** What another status of a journey means to the people inside; wakes that come before the job see it themselves. */
export const forPeopleInside = async (
  ports: ApiPorts,
  { id, after, by, why }: Changed<'journey'>,
): Promise<Followed | undefined> => {
  if (after?.status !== 'stopped') return undefined;
  const start = { kind: 'stop-journey', input: { journeyId: id }, by } as const;
  const job = await startJob(ports, { ...start, ...(why !== undefined && { why }) });
  return { jobId: job.id };
};
