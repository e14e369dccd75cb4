import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import type { JobAsk } from '../../../core/jobs/job-inputs.ts';
import { startJob } from '../../../core/jobs/start-job.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { runIdsOf } from './run-ids.ts';

type Kind = 'move-people' | 'remove-people' | 'restart-people';
type Whom = Omit<JobAsk<Kind>, 'journeyId' | 'runIds'>;

const MOST_NAMED = 1000;
const why = z.string().trim().min(1).max(300).optional().describe("Why, shown in each person's history");
const id = z.string().min(1).max(64);

/** Exactly one of the three. */
export const whomBody = z
  .strictObject({
    profileIds: z.array(id).min(1).max(MOST_NAMED).optional(),
    stepId: id.optional().describe('Everybody who stands at this step'),
    all: z.literal(true).optional().describe('Everybody inside'),
    why,
  })
  .refine(
    ({ profileIds, stepId, all }) =>
      [profileIds, stepId, all].filter((one) => one !== undefined).length === 1,
    'one of profileIds, stepId and all',
  )
  .transform(({ all: _, ...rest }) => rest);

export const moveBody = z.strictObject({
  fromVersion: z.int().min(1).optional().describe('Only people in this version'),
  why,
});

interface BulkAct {
  kind: Kind;
  /** After `/v1/journeys/{id}/`. */
  path: string;
  summary: string;
  body: z.ZodType<Whom & { why?: string | undefined }>;
}

/** The route of something that is done to many people inside a journey: accepted, and carried out by a job. */
export const bulkAct = ({ kind, path, summary, body }: BulkAct): Route =>
  route({
    method: 'POST',
    path: `/v1/journeys/{id}/${path}`,
    summary,
    access: 'edit',
    body,
    success: 202,
    answer: z.object({ jobId: z.string().describe('How far it is: /v1/jobs/{id}') }),
    refusals: { 404: 'There is no such journey', 409: 'Nobody is inside a journey that is stopped' },
    async run({ params, body: given, by }, ports) {
      const read = body.safeParse(given ?? {});
      if (!read.success) return problem(400, { faults: faultsOf(read.error) });
      const journeyId = params.id ?? '';
      const { journeys } = await ports.config.snapshot();
      const published = journeys.find(({ journey }) => journey.id === journeyId);
      if (!published) return problem(404, { detail: 'There is no such published journey.' });
      if (published.status === 'stopped') return problem(409, { detail: 'The journey is stopped.' });
      const { why: words, ...whom } = read.data;
      const input = { journeyId, ...whom, runIds: await runIdsOf(ports.runs, journeyId) };
      const job = await startJob(ports, { kind, input, by, ...(words !== undefined && { why: words }) });
      await ports.documents.audit({ atMs: ports.clock.now(), by, action: 'start', kind: 'job', id: job.id });
      return { status: 202, body: { jobId: job.id } };
    },
  });
