import * as z from 'zod';
import { runJson, runSchema } from '../broadcasts/run-json.ts';
import { route } from '../route.ts';

const PAGE = 20;

export const listRuns = route({
  method: 'GET',
  path: '/v1/journeys/{id}/runs',
  summary: 'The times that a broadcast goes out and went out, newest first',
  access: 'read',
  query: z.object({
    cursor: z.string().max(200).optional().describe('From the answer before'),
    limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
  }),
  answer: z.object({ runs: z.array(runSchema), cursor: z.string().optional() }),
  async run({ params, query }, ports) {
    const { runs, cursor } = await ports.runs.list(params.id ?? '', query.cursor, query.limit);
    const shown = await Promise.all(runs.map(async (run) => runJson(run, await ports.jobs.get(run.jobId))));
    return { body: { runs: shown, ...(cursor !== undefined && { cursor }) } };
  },
});
