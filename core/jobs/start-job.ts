import type { Clock } from '../ports.ts';
import { type Job, jobIdAt } from './job.ts';
import type { JobAsk, JobName } from './job-inputs.ts';
import type { JobMessages, Jobs } from './ports.ts';

export interface JobPorts {
  jobs: Jobs;
  jobMessages: JobMessages;
  clock: Clock;
}

export interface JobStart<K extends JobName> {
  kind: K;
  input: JobAsk<K>;
  by: string;
  why?: string;
  /** Of somebody who may ask twice (`jobIdAt`); else the same ask in the same millisecond is one job. */
  id?: string;
  /** Not before. */
  atMs?: number;
}

/** Starts a job: item first, then the message. One that was started before is only reminded. */
export const startJob = async <K extends JobName>(ports: JobPorts, start: JobStart<K>): Promise<Job> => {
  const nowMs = ports.clock.now();
  const { kind, input, by, why, atMs } = start;
  const job: Job = {
    id: start.id ?? jobIdAt(nowMs, [kind, by, JSON.stringify(input)]),
    kind,
    status: 'running',
    by,
    ...(why !== undefined && { why }),
    startedAtMs: nowMs,
    input,
    step: 0,
    ...(atMs !== undefined && { nextAtMs: atMs }),
    savedAtMs: nowMs,
    counts: {},
    version: 0,
  };
  const isNew = (await ports.jobs.create(job)) === 'created';
  const stored = isNew ? job : ((await ports.jobs.get(job.id)) ?? job);
  if (stored.status === 'running') await remind(ports, stored);
  return stored;
};

/** Asks for the step that is next. Asking twice does no harm. */
export const remind = async ({ jobMessages, clock }: JobPorts, job: Job): Promise<void> => {
  const message = { jobId: job.id, step: job.step };
  const { nextAtMs } = job;
  if (nextAtMs !== undefined && nextAtMs > clock.now()) await jobMessages.sendAt(message, nextAtMs);
  else await jobMessages.send(message);
};
