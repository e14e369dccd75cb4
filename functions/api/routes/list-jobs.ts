import * as z from 'zod';
import { jobJson, jobSchema } from '../jobs/job-json.ts';
import { route } from '../route.ts';

const PAGE = 50;

export const listJobs = route({
  method: 'GET',
  path: '/v1/jobs',
  summary: 'What takes longer than a request, newest first',
  access: 'read',
  query: z.object({
    cursor: z.string().max(200).optional().describe('From the answer before'),
    limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
  }),
  answer: z.object({ jobs: z.array(jobSchema), cursor: z.string().optional() }),
  async run({ query }, ports) {
    const { jobs, cursor } = await ports.jobs.list(query.cursor, query.limit);
    return { body: { jobs: jobs.map(jobJson), ...(cursor !== undefined && { cursor }) } };
  },
});
