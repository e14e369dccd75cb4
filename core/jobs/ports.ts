import type { Job } from './job.ts';

/** An item that a job has acted on, so that it can be undone. */
export interface Touched {
  profileId: string;
  enrollmentId: string;
}

export interface Jobs {
  /** Conditional put: a second one of the same id changes nothing. */
  create(job: Job): Promise<'created' | 'exists'>;
  /** Consistent read. */
  get(id: string): Promise<Job | undefined>;
  /** Newest first. */
  list(cursor: string | undefined, limit: number): Promise<{ jobs: Job[]; cursor?: string }>;
  /** Writes `job` with version + 1 if the stored version is `job.version`; answers what is stored now; throws Conflict. */
  save(job: Job): Promise<Job>;
  /** Whom a step touches; told twice, both are kept. */
  addTouched(job: Job, touched: readonly Touched[]): Promise<void>;
  /** The same by step, from 0. */
  touched(jobId: string, step: number): Promise<Touched[]>;
}

/** Asks for one step of a job. */
export interface JobMessage {
  jobId: string;
  step: number;
}

/** The queue of `run-jobs`. */
export interface JobMessages {
  send(message: JobMessage): Promise<void>;
  /** By a one-time schedule, named by the message: told twice, the first time stands. */
  sendAt(message: JobMessage, atMs: number): Promise<void>;
}
