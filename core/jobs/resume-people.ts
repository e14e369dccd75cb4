import { parkedList } from '../lists.ts';
import type { Lists } from '../ports.ts';
import type { Job } from './job.ts';
import { type JobPorts, startJob } from './start-job.ts';

/** Ten minutes for a thousand people, two hours at most however many they are. */
const LEAST_PER_MINUTE = 100;
const MOST_MINUTES = 120;

export interface ResumeAsk {
  journeyId: string;
  by: string;
  why?: string | undefined;
  /** Start it although nobody waits: somebody may be parked this very moment. */
  anyway: boolean;
}

/** Wakes whoever waits for a journey, or a run of a broadcast, to go on; says how many they are. */
export const resumePeople = async (
  ports: JobPorts & { lists: Pick<Lists, 'count'> },
  { journeyId, by, why, anyway }: ResumeAsk,
): Promise<{ job: Job; overdue: number } | undefined> => {
  const overdue = await ports.lists.count(parkedList(journeyId));
  if (overdue === 0 && !anyway) return undefined;
  const perMinute = Math.max(LEAST_PER_MINUTE, Math.ceil(overdue / MOST_MINUTES));
  const start = { kind: 'resume-journey', input: { journeyId, perMinute }, by } as const;
  return { job: await startJob(ports, { ...start, ...(why !== undefined && { why }) }), overdue };
};
