import { NotFound } from '../../../core/errors.ts';
import { whomSchema } from '../../../core/jobs/job-inputs.ts';
import { JOURNEY_RETURNED } from '../../../core/journey/by-hand/hand-act.ts';
import { handEvents } from '../../../core/journey/by-hand/hand-events.ts';
import type { JobKind } from '../job-kind.ts';

/** Puts back whom a job has removed or restarted, step by step as that job touched them. */
export const undoJob: JobKind<'undo-job'> = async ({ job, input, ports, hasTime }) => {
  const undone = await ports.jobs.get(input.jobId);
  if (!undone) throw new NotFound('job', input.jobId);
  const { journeyId } = whomSchema.parse(undone.input);
  let told = 0;
  for (let step = Number(job.cursor ?? 0); ; step++) {
    // One more than it has saved: it may have died over the last.
    if (step > undone.step) return { counts: { told }, next: 'done' };
    if (!hasTime()) return { counts: { told }, cursor: String(step), next: 'now' };
    const people = await ports.jobs.touched(undone.id, step);
    const { by, why } = job;
    const words = { journeyId, jobId: undone.id, by, why, atMs: ports.clock.now(), part: job.id };
    await ports.bus.putEvents(handEvents({ ...words, name: JOURNEY_RETURNED }, people));
    told += people.length;
  }
};
