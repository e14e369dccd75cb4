import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { startJob } from '../../../core/jobs/start-job.ts';
import { jobJson, jobSchema } from '../jobs/job-json.ts';
import { problem } from '../problem.ts';
import { armRuns } from '../restore/arm-runs.ts';
import { remindJobs } from '../restore/remind-jobs.ts';
import { route } from '../route.ts';

const instant = z.iso.datetime({ offset: true });

const bodySchema = z.strictObject({
  until: instant.describe('When the old tables were last written; what was due before is not sent'),
  why: z.string().min(1).max(500).optional(),
});

export const rearmPeople = route({
  method: 'POST',
  path: '/v1/restore/rearm',
  summary: 'After a restore: wakes everybody inside a journey anew, without what may have been sent already',
  access: 'admin',
  success: 202,
  body: bodySchema,
  answer: jobSchema,
  refusals: { 422: 'A time that is none, or lies ahead' },
  async run({ body, by }, ports) {
    const asked = bodySchema.safeParse(body ?? {});
    if (asked.error) return problem(422, { faults: faultsOf(asked.error) });
    const untilMs = Date.parse(asked.data.until);
    if (untilMs > ports.clock.now())
      return problem(422, { faults: [{ path: '/until', message: 'lies ahead' }] });
    const { journeys } = await ports.config.snapshot();
    const { why } = asked.data;
    const words = { by, ...(why !== undefined && { why }) };
    const journeyIds = journeys.map(({ journey }) => journey.id);
    await remindJobs(ports, { untilMs });
    const job = await startJob(ports, {
      kind: 'rearm-people',
      input: { journeyIds, untilMs },
      ...words,
    });
    // Looks of people ahead of the clock were armed in the time that is lost, too.
    await startJob(ports, { kind: 'refresh-segments', input: {}, ...words });
    await armRuns(ports, { untilMs, by });
    await ports.documents.audit({ atMs: ports.clock.now(), by, action: 'start', kind: 'job', id: job.id });
    return { status: 202, body: jobJson(job) };
  },
});
