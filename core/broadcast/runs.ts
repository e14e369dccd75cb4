/**
 * `superseded`: when its time came the journey had another schedule. `paused` and `aborted` are somebody's orders; they hold also
 * for those who are in already.
 */
export type RunStatus = 'on' | 'paused' | 'aborted' | 'superseded';

/** One time that a broadcast goes out. */
export interface Run {
  journeyId: string;
  runId: string;
  /** The job that takes people in. */
  jobId: string;
  /** Wall time of the schedule, `2026-03-02T10:00`. */
  at: string;
  /** Before that it begins for nobody. */
  dueAtMs: number;
  /** Who published it, or `kaskad` where a rule says that it is time again. */
  by: string;
  status: RunStatus;
}

/** Runs of journeys, under the journey. */
export interface Runs {
  /** Conditional put: a second one of the same id changes nothing. */
  create(run: Run): Promise<'created' | 'exists'>;
  get(journeyId: string, runId: string): Promise<Run | undefined>;
  /** Newest first. */
  list(
    journeyId: string,
    cursor: string | undefined,
    limit: number,
  ): Promise<{ runs: Run[]; cursor?: string }>;
  /** Answers what is stored then: one that is over stays so. Undefined without such a run. */
  order(journeyId: string, runId: string, status: RunStatus): Promise<Run | undefined>;
}

export const isOverRun = ({ status }: Pick<Run, 'status'>): boolean =>
  status === 'aborted' || status === 'superseded';
