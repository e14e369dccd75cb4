import type { Job, StepOutcome } from '../../core/jobs/job.ts';
import type { JobInput, JobName } from '../../core/jobs/job-inputs.ts';
import type { RunJobsPorts } from './ports.ts';

/** What a step is told. */
export interface StepAsk<K extends JobName> {
  job: Job;
  input: JobInput<K>;
  ports: RunJobsPorts;
  /** False when nothing more shall be begun in this step. */
  hasTime(): boolean;
}

/**
 * One bounded step of a kind of job. It may be done twice from the same cursor, by two functions at once: its effects are
 * idempotent, and it throws what the next try may mend.
 */
export type JobKind<K extends JobName> = (ask: StepAsk<K>) => Promise<StepOutcome>;

/** One file per kind, one line here. */
export type JobKinds = { readonly [K in JobName]: JobKind<K> };
