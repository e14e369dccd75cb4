import { Conflict } from '../errors.ts';
import { isOver, type Job } from './job.ts';
import { type JobPorts, remind } from './start-job.ts';

export type JobOrder = 'pause' | 'resume' | 'abort';

/** Somebody who reads and writes a job at the same time as its steps meets them a few times. */
const TRIES = 8;

const ordered = (job: Job, order: JobOrder, nowMs: number): Job => {
  const { reason: _, ...rest } = job;
  switch (order) {
    case 'pause':
      return { ...job, status: 'paused', savedAtMs: nowMs };
    case 'resume':
      return { ...rest, status: 'running', savedAtMs: nowMs };
    case 'abort':
      return { ...job, status: 'aborted', endedAtMs: nowMs, savedAtMs: nowMs };
  }
};

const isInVain = ({ status }: Job, order: JobOrder): boolean =>
  (order === 'pause' && status !== 'running') || (order === 'resume' && status === 'running');

/**
 * Pauses, resumes or aborts a job; a step that is being done is finished. Resuming one that runs asks for its step once more.
 * Undefined without such a job, `over` where it has ended.
 */
export const controlJob = async (
  ports: JobPorts,
  id: string,
  order: JobOrder,
): Promise<Job | 'over' | undefined> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const job = await ports.jobs.get(id);
    if (!job) return undefined;
    if (isOver(job)) return 'over';
    try {
      const next = isInVain(job, order) ? job : await ports.jobs.save(ordered(job, order, ports.clock.now()));
      if (next.status === 'running') await remind(ports, next);
      return next;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  throw new Conflict('job');
};
