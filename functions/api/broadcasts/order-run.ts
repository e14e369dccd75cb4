import type { RunStatus } from '../../../core/broadcast/runs.ts';
import { resumePeople } from '../../../core/jobs/resume-people.ts';
import { startJob } from '../../../core/jobs/start-job.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { runJson, runSchema } from './run-json.ts';

type Order = 'pause' | 'resume' | 'abort';

const statusAfter: Readonly<Record<Order, RunStatus>> = { pause: 'paused', resume: 'on', abort: 'aborted' };

/** The route of an order to one run of a broadcast: it holds at once, for who is in already as for everybody else. */
export const orderRun = (order: Order, summary: string): Route =>
  route({
    method: 'POST',
    path: `/v1/journeys/{id}/runs/{runId}/${order}`,
    summary,
    access: 'edit',
    answer: runSchema,
    refusals: { 404: 'There is no such run', 409: 'It is over' },
    async run({ params, by }, ports) {
      const { id: journeyId = '', runId = '' } = params;
      const run = await ports.runs.order(journeyId, runId, statusAfter[order]);
      if (!run) return problem(404, { detail: 'There is no such run.' });
      if (run.status !== statusAfter[order]) return problem(409, { detail: `The run is ${run.status}.` });
      await ports.documents.audit({
        ...{ atMs: ports.clock.now(), by, action: order },
        ...{ kind: 'run', id: `${journeyId}/${runId}` },
      });
      if (order === 'abort') await startJob(ports, { kind: 'end-run', input: { journeyId, runId }, by });
      if (order === 'resume') await resumePeople(ports, { journeyId, by, anyway: true });
      return { body: runJson(run, await ports.jobs.get(run.jobId)) };
    },
  });
