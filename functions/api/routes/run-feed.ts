import { startJob } from '../../../core/jobs/start-job.ts';
import { jobJson, jobSchema } from '../jobs/job-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const runFeed = route({
  method: 'POST',
  path: '/v1/feeds/{id}/run',
  summary: 'Reads a feed now, changed or not, however few products it holds; its own time stays',
  access: 'edit',
  success: 202,
  answer: jobSchema,
  refusals: { 404: 'There is no such feed' },
  async run({ params, by }, ports) {
    const { feeds } = (await ports.config.snapshot()).feeds;
    const feed = feeds.find(({ id }) => id === params.id);
    if (!feed) return problem(404, { detail: 'There is no such feed.' });
    const job = await startJob(ports, { kind: 'import-feed', input: { feedId: feed.id }, by });
    await ports.documents.audit({ atMs: ports.clock.now(), by, action: 'start', kind: 'job', id: job.id });
    return { status: 202, body: jobJson(job) };
  },
});
