import * as z from 'zod';
import type { Job } from '../../../core/jobs/job.ts';

const instant = z.iso.datetime();

export const jobSchema = z
  .object({
    id: z.string(),
    kind: z.string().describe('What it does: stop-journey, …'),
    status: z.enum(['running', 'paused', 'done', 'aborted', 'failed']),
    by: z.string().describe('Name of the token that started it, or kaskad'),
    why: z.string().optional(),
    input: z.unknown().describe('What it was started with'),
    counts: z.record(z.string(), z.int()).describe('How far it has come, in numbers of its own'),
    result: z.unknown().optional().describe('What it has found out, where that is more than numbers'),
    startedAt: instant,
    nextAt: instant.optional().describe('It rests until then'),
    savedAt: instant.describe('When it last came on'),
    endedAt: instant.optional(),
    reason: z.string().optional().describe('Why it failed'),
  })
  .meta({ title: 'Job' });

const iso = (atMs: number) => new Date(atMs).toISOString();

export const jobJson = (job: Job): z.infer<typeof jobSchema> => {
  const { id, kind, status, by, why, input, counts, reason, result } = job;
  return {
    id,
    kind,
    status,
    by,
    ...(why !== undefined && { why }),
    input,
    counts,
    ...(result !== undefined && { result }),
    startedAt: iso(job.startedAtMs),
    ...(job.nextAtMs !== undefined && { nextAt: iso(job.nextAtMs) }),
    savedAt: iso(job.savedAtMs),
    ...(job.endedAtMs !== undefined && { endedAt: iso(job.endedAtMs) }),
    ...(reason !== undefined && { reason }),
  };
};
