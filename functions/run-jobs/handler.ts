import { Conflict, CoreError, NotFound } from '../../core/errors.ts';
import { afterFailure, afterStep, type Job, type StepOutcome } from '../../core/jobs/job.ts';
import { type JobName, jobInputs } from '../../core/jobs/job-inputs.ts';
import type { JobMessage } from '../../core/jobs/ports.ts';
import { remind } from '../../core/jobs/start-job.ts';
import type { QueueItem, RemainingMs } from '../runtime/queue-batch.ts';
import type { JobKind, JobKinds } from './job-kind.ts';
import type { RunJobsPorts } from './ports.ts';

/** With less time left a step begins nothing more. */
const LAST_START_MS = 10_000;
/** So many tries of a step, and the job has failed; the queue goes on to try until the message is a dead letter. */
const TRIES = 6;
/** A message that comes again so long after its step was saved tells that the next one was never sent. */
const QUIET_MS = 60_000;
const SAVES = 8;

/** Does the step of a job that a message asks for, puts down how far it came, and asks for the next. */
export const createHandler =
  (ports: RunJobsPorts, kinds: JobKinds) =>
  async (message: JobMessage, item: Pick<QueueItem<JobMessage>, 'attempts'>, remainingMs: RemainingMs) => {
    const job = await ports.jobs.get(message.jobId);
    if (!job) throw new NotFound('job', message.jobId);
    // So that the message that failed it ends among the dead letters, which tell somebody.
    if (job.status === 'failed' && job.step === message.step) throw new Conflict('job');
    if (job.status !== 'running') return;
    if (job.step !== message.step) return followUp(ports, job, message);
    if (job.nextAtMs !== undefined && ports.clock.now() < job.nextAtMs) return remind(ports, job);
    const outcome = await takeStep(ports, kinds, job, { attempts: item.attempts, remainingMs });
    const saved = await saveStep(ports, job, outcome);
    if (saved?.status === 'running') await remind(ports, saved);
  };

/** Who died between the save and the next message left a job that nobody asks for: its last message comes again. */
const followUp = async (ports: RunJobsPorts, job: Job, { step }: JobMessage): Promise<void> => {
  const isLast = step === job.step - 1;
  if (isLast && ports.clock.now() - job.savedAtMs >= QUIET_MS) await remind(ports, job);
};

interface Try {
  attempts: number;
  remainingMs: RemainingMs;
}

const takeStep = async (
  ports: RunJobsPorts,
  kinds: JobKinds,
  job: Job,
  { attempts, remainingMs }: Try,
): Promise<StepOutcome> => {
  try {
    const kind = kinds[job.kind] as JobKind<JobName>;
    const input = jobInputs[job.kind].parse(job.input);
    return await kind({ job, input, ports, hasTime: () => remainingMs() > LAST_START_MS });
  } catch (error) {
    if (attempts >= TRIES) await fail(ports, job, error);
    throw error;
  }
};

/** Only words of our own: a foreign message may name somebody. */
const reasonOf = (error: unknown): string => {
  if (error instanceof CoreError) return error.message;
  return error instanceof Error ? error.name : 'unknown';
};

const fail = async ({ jobs, clock }: RunJobsPorts, job: Job, error: unknown): Promise<void> => {
  await jobs.save(afterFailure(job, reasonOf(error), clock.now())).catch((cause: unknown) => {
    if (!(cause instanceof Conflict)) throw cause;
  });
};

/** What came of a step is kept whatever was said to the job meanwhile; nothing where somebody else did the same step. */
const saveStep = async (ports: RunJobsPorts, job: Job, outcome: StepOutcome): Promise<Job | undefined> => {
  let current = job;
  for (let attempt = 0; attempt < SAVES; attempt++) {
    try {
      return await ports.jobs.save(afterStep(current, outcome, ports.clock.now()));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
    const fresh = await ports.jobs.get(job.id);
    if (fresh?.step !== job.step) return undefined;
    current = fresh;
  }
  throw new Conflict('job');
};
