import { jobJson, jobSchema } from '../jobs/job-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getJob = route({
  method: 'GET',
  path: '/v1/jobs/{id}',
  summary: 'How far a job has come',
  access: 'read',
  answer: jobSchema,
  refusals: { 404: 'There is no such job' },
  async run({ params }, { jobs }) {
    const job = await jobs.get(params.id ?? '');
    return job ? { body: jobJson(job) } : problem(404, { detail: 'There is no such job.' });
  },
});
