import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { startJob } from '../../../core/jobs/start-job.ts';
import { jobJson, jobSchema } from '../jobs/job-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const undoable: ReadonlySet<string> = new Set(['remove-people', 'restart-people']);
const bodySchema = z.strictObject({ why: z.string().trim().min(1).max(300).optional() });

export const undoJob = route({
  method: 'POST',
  path: '/v1/jobs/{id}/undo',
  summary: 'Puts back whom a job has removed or restarted, unless they are in again by themselves',
  access: 'edit',
  body: bodySchema,
  success: 202,
  answer: jobSchema,
  refusals: { 404: 'There is no such job', 409: 'It cannot be undone, or not while it runs' },
  async run({ params, body, by }, ports) {
    const read = bodySchema.safeParse(body ?? {});
    if (!read.success) return problem(400, { faults: faultsOf(read.error) });
    const undone = await ports.jobs.get(params.id ?? '');
    if (!undone) return problem(404, { detail: 'There is no such job.' });
    if (!undoable.has(undone.kind)) return problem(409, { detail: 'Such a job cannot be undone.' });
    if (undone.status === 'running' || undone.status === 'paused')
      return problem(409, { detail: 'It is not over; abort it first.' });
    const start = { kind: 'undo-job', input: { jobId: undone.id }, by } as const;
    const job = await startJob(ports, {
      ...start,
      ...(read.data.why !== undefined && { why: read.data.why }),
    });
    await ports.documents.audit({ atMs: ports.clock.now(), by, action: 'undo', kind: 'job', id: undone.id });
    return { status: 202, body: jobJson(job) };
  },
});
