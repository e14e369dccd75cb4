import { controlJob, type JobOrder } from '../../../core/jobs/control-job.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { jobJson, jobSchema } from './job-json.ts';

/** The route of an order to a job. */
export const orderJob = (order: JobOrder, summary: string): Route =>
  route({
    method: 'POST',
    path: `/v1/jobs/{id}/${order}`,
    summary,
    access: 'edit',
    answer: jobSchema,
    refusals: { 404: 'There is no such job', 409: 'It is over' },
    async run({ params, by }, ports) {
      const id = params.id ?? '';
      const job = await controlJob(ports, id, order);
      if (!job) return problem(404, { detail: 'There is no such job.' });
      if (job === 'over') return problem(409, { detail: 'The job is over.' });
      await ports.documents.audit({ atMs: ports.clock.now(), by, action: order, kind: 'job', id });
      return { body: jobJson(job) };
    },
  });
