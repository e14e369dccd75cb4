import * as z from 'zod';
import type { Run } from '../../../core/broadcast/runs.ts';
import type { Job } from '../../../core/jobs/job.ts';

const instant = z.iso.datetime();

export const runSchema = z
  .object({
    runId: z.string(),
    status: z
      .enum(['scheduled', 'running', 'paused', 'done', 'aborted', 'superseded', 'too-late', 'failed'])
      .describe(
        'done: it has begun for everybody. superseded: the journey had another schedule by then. too-late: it was paused for too long',
      ),
    at: z.string().describe('Wall time of the schedule'),
    startsAt: instant.describe('When it begins for the first person'),
    by: z.string().describe('Name of the token that published it, or kaskad for one that comes again'),
    people: z.int().describe('Taken in so far'),
    jobId: z.string(),
    nextAt: instant.optional().describe('It rests until then'),
    endedAt: instant.optional(),
  })
  .meta({ title: 'Run' });
export type RunJson = z.infer<typeof runSchema>;

const statusOf = ({ status }: Run, job: Job | undefined): RunJson['status'] => {
  if (status !== 'on') return status;
  if (job?.counts.tooLate !== undefined) return 'too-late';
  if (job?.status === 'paused' || job?.status === 'aborted' || job?.status === 'failed') return job.status;
  if (job?.status === 'done') return 'done';
  return job?.cursor === undefined ? 'scheduled' : 'running';
};

const iso = (atMs: number) => new Date(atMs).toISOString();

export const runJson = (run: Run, job: Job | undefined): RunJson => ({
  runId: run.runId,
  status: statusOf(run, job),
  at: run.at,
  startsAt: iso(run.dueAtMs),
  by: run.by,
  people: job?.counts.people ?? 0,
  jobId: run.jobId,
  ...(job?.nextAtMs !== undefined && { nextAt: iso(job.nextAtMs) }),
  ...(job?.endedAtMs !== undefined && { endedAt: iso(job.endedAtMs) }),
});
