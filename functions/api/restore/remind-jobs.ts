import type { Job } from '../../../core/jobs/job.ts';
import type { JobName } from '../../../core/jobs/job-inputs.ts';
import { remind } from '../../../core/jobs/start-job.ts';
import type { ApiPorts } from '../ports.ts';

/** What they do twice they do once, and nobody gets a message by it. */
const HARMLESS: ReadonlySet<JobName> = new Set<JobName>([
  'backtest',
  'compact-archive',
  'end-run',
  'remove-people',
  'stop-journey',
  'watch-experiment',
]);
const AT_ONCE = 100;

/** Of other kinds what was due in the lost time may have been done in it, messages included: an operator looks at them. */
const mayGoOn = ({ kind, status, nextAtMs = 0 }: Job, untilMs: number): boolean =>
  status === 'running' && (HARMLESS.has(kind) || nextAtMs > untilMs);

/** The message that asks for the next step as the table has it was taken from the queue in the lost time. */
export const remindJobs = async (ports: ApiPorts, { untilMs }: { untilMs: number }): Promise<void> => {
  let cursor: string | undefined;
  do {
    const page = await ports.jobs.list(cursor, AT_ONCE);
    for (const job of page.jobs) if (mayGoOn(job, untilMs)) await remind(ports, job);
    cursor = page.cursor;
  } while (cursor !== undefined);
};
