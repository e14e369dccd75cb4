import { hashId } from '../hash.ts';
import type { JobName } from './job-inputs.ts';

/** `failed`: a step went wrong again and again. It and a paused one can be resumed, the others are over. */
export type JobStatus = 'running' | 'paused' | 'done' | 'aborted' | 'failed';

/** Work that takes longer than a request or a wake, done step by step by `run-jobs`. */
export interface Job {
  /** Sorts as text in the order of time. */
  id: string;
  kind: JobName;
  status: JobStatus;
  /** Name of the token, or `kaskad`. */
  by: string;
  /** The words of whoever started it. */
  why?: string;
  startedAtMs: number;
  endedAtMs?: number;
  /** Why it failed. */
  reason?: string;
  /** As `jobInputs` describes it for the kind. */
  input: unknown;
  /** How many steps are done: a message names the step that it asks for. */
  step: number;
  /** Where the next step goes on, in the kind's own words. */
  cursor?: string;
  /** The next step is not due before. */
  nextAtMs?: number;
  savedAtMs: number;
  counts: Record<string, number>;
  /** What it has found out, where that is more than numbers; as JSON. */
  result?: unknown;
  /** Grows with each write; every write is conditional on it. */
  version: number;
}

/** What one step has come to. */
export interface StepOutcome {
  cursor?: string;
  /** To be added to those of the job. */
  counts?: Record<string, number>;
  /** In place of the one before. */
  result?: unknown;
  next: 'now' | 'done' | { atMs: number };
}

/** Sorts by the time; the parts tell apart what began at once. */
export const jobIdAt = (atMs: number, parts: readonly (string | number)[]): string =>
  `${new Date(atMs).toISOString().replace(/[-:.]/g, '').toLowerCase()}-${hashId(parts, 12)}`;

export const isOver = ({ status }: Pick<Job, 'status'>): boolean => status === 'done' || status === 'aborted';

const added = (counts: Job['counts'], more: Job['counts'] = {}): Job['counts'] => {
  const sum = { ...counts };
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

/** After a step. Whoever paused or aborted it meanwhile is heard; a paused one that had nothing left to do is done. */
export const afterStep = (job: Job, outcome: StepOutcome, nowMs: number): Job => {
  const { cursor: _cursor, nextAtMs: _nextAtMs, ...rest } = job;
  const { cursor, counts, result, next } = outcome;
  const progressed: Job = {
    ...rest,
    step: job.step + 1,
    counts: added(job.counts, counts),
    savedAtMs: nowMs,
    ...(cursor !== undefined && { cursor }),
    ...(result !== undefined && { result }),
    ...(typeof next === 'object' && { nextAtMs: next.atMs }),
  };
  return next === 'done' && !isOver(job) ? { ...progressed, status: 'done', endedAtMs: nowMs } : progressed;
};

export const afterFailure = (job: Job, reason: string, nowMs: number): Job => ({
  ...job,
  status: 'failed',
  reason,
  savedAtMs: nowMs,
});
