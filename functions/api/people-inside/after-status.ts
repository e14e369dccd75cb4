import { resumePeople } from '../../../core/jobs/resume-people.ts';
import { startJob } from '../../../core/jobs/start-job.ts';
import type { JourneyStatus } from '../../../core/journey/journey-status.ts';
import type { Changed, Followed } from '../documents/changed.ts';
import type { ApiPorts } from '../ports.ts';
import { runIdsOf } from './run-ids.ts';

type Effect = (ports: ApiPorts, changed: Changed<'journey'>) => Promise<Followed | undefined>;

const words = ({ by, why }: Changed<'journey'>) => ({ by, ...(why !== undefined && { why }) });

/** A wake that comes before the job sees it itself. */
const stop: Effect = async (ports, changed) => {
  const input = { journeyId: changed.id, runIds: await runIdsOf(ports.runs, changed.id) };
  const job = await startJob(ports, { kind: 'stop-journey', input, ...words(changed) });
  return { jobId: job.id };
};

/** Only what was paused has people who wait; who orders it again finds those that are left. */
const goOn: Effect = async (ports, changed) => {
  const { id: journeyId, before } = changed;
  if (!before) return undefined;
  const anyway = before.status === 'paused';
  const started = await resumePeople(ports, { journeyId, ...words(changed), anyway });
  return started && { jobId: started.job.id, overdue: started.overdue };
};

const effects: Partial<Record<JourneyStatus, Effect>> = { stopped: stop, live: goOn };

/** What another status of a journey means to the people inside. */
export const forPeopleInside: Effect = async (ports, changed) => {
  const { after } = changed;
  return after && effects[after.status]?.(ports, changed);
};
