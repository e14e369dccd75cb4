import * as z from 'zod';
import { replayFault } from '../../../core/backtest/can-replay.ts';
import { DAY_MS } from '../../../core/duration.ts';
import { faultsOf } from '../../../core/faults.ts';
import { startJob } from '../../../core/jobs/start-job.ts';
import { type Journey, validateJourney } from '../../../core/journey/journey.ts';
import { jobJson, jobSchema } from '../jobs/job-json.ts';
import { latestEdit } from '../latest-edit.ts';
import type { ApiPorts } from '../ports.ts';
import { problem, type Refusal } from '../problem.ts';
import { route } from '../route.ts';

const bodySchema = z.strictObject({
  days: z.int().min(1).max(90).default(14).describe('So many days back from now'),
  people: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(100_000)
    .describe('So many people are enough: of more, a share is looked at, which the result says'),
  why: z.string().optional(),
});

/** The draft to be played, or why it cannot be. */
const draftOf = async (ports: ApiPorts, id: string): Promise<{ journey: Journey } | { no: Refusal }> => {
  if (!ports.hasArchive)
    return { no: problem(409, { detail: 'This Kaskad keeps no archive: deploy it with -c archive=true.' }) };
  const edit = await latestEdit(ports, id);
  if (!edit) return { no: problem(404, { detail: 'There is no such journey.' }) };
  // The job plays it with the messages that are in effect by then.
  const checked = validateJourney(edit.document, await ports.config.snapshot());
  if (checked.kind !== 'valid') return { no: problem(422, { faults: checked.faults }) };
  const fault = replayFault(checked.journey);
  return fault ? { no: problem(422, { faults: [fault] }) } : { journey: checked.journey };
};

export const backtestJourney = route({
  method: 'POST',
  path: '/v1/journeys/{id}/backtest',
  summary:
    'Plays the latest edit, and the live version beside it, over the archived events of the last days; nothing is sent. The job has the result',
  access: 'edit',
  counts: 'heavy',
  body: bodySchema,
  success: 202,
  answer: jobSchema,
  refusals: {
    404: 'There is no such journey',
    409: 'No archive is kept',
    422: 'Every fault of the journey',
  },
  async run({ params, body, by, why }, ports) {
    const id = params.id ?? '';
    const asked = bodySchema.safeParse(body ?? {});
    if (!asked.success) return problem(400, { faults: faultsOf(asked.error) });
    const draft = await draftOf(ports, id);
    if ('no' in draft) return draft.no;
    const live = (await ports.config.inEffect()).find({ kind: 'journey', id });
    const { days, people } = asked.data;
    const toMs = ports.clock.now();
    const job = await startJob(ports, {
      kind: 'backtest',
      input: {
        journeyId: id,
        draft: draft.journey,
        ...(live && live.status !== 'stopped' && { liveVersion: live.version }),
        fromMs: toMs - days * DAY_MS,
        toMs,
        people,
      },
      by,
      ...(why !== undefined && { why }),
    });
    return { status: 202, body: jobJson(job) };
  },
});
