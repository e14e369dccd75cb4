import { JOURNEY_STOPPED } from '../../../core/journey/by-hand/hand-act.ts';
import { handEvents } from '../../../core/journey/by-hand/hand-events.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { insideList, parkedList, runList } from '../../../core/lists.ts';
import type { ListKey } from '../../../core/ports.ts';
import { endEnrollment } from '../end-enrollment.ts';
import type { JobKind, StepAsk } from '../job-kind.ts';
import { walkLists } from '../walk-lists.ts';

/**
 * Ends everybody who was inside a journey when it was stopped, wherever they rest. A wake that comes first ends hers itself;
 * who came in after a new publish stays.
 */
export const stopJourney: JobKind<'stop-journey'> = async (ask) => {
  const { job, input, ports, hasTime } = ask;
  const { journeyId, runIds } = input;
  const isMeant = ({ journeyId: id, status, enteredAtMs }: Enrollment) =>
    id === journeyId && status === 'active' && enteredAtMs <= job.startedAtMs;
  const endOne = async ({ profileId, sk }: ListKey) =>
    endEnrollment(ports, { profileId, enrollmentId: sk.slice('E#'.length) }, { reason: 'stopped', isMeant });
  const { counts, cursor } = await walkLists({
    lists: ports.lists,
    names: [
      insideList(journeyId),
      parkedList(journeyId),
      ...runIds.map((runId) => runList(journeyId, runId)),
    ],
    cursor: job.cursor,
    hasTime,
    work: async (keys) => {
      const ended = (await Promise.all(keys.map(endOne))).filter((one) => one !== undefined);
      await tellOf(ask, ended);
      return { ended: ended.length };
    },
  });
  return cursor === undefined ? { counts, next: 'done' } : { counts, cursor, next: 'now' };
};

/** In her history, and so that her profile no longer takes her for somebody inside. */
const tellOf = async ({ job, input, ports }: StepAsk<'stop-journey'>, ended: readonly Enrollment[]) => {
  const { id: jobId, by, why } = job;
  const people = ended.map(({ profileId, id }) => ({ profileId, enrollmentId: id }));
  const words = { name: JOURNEY_STOPPED, journeyId: input.journeyId, jobId, by, why, part: jobId } as const;
  await ports.bus.putEvents(handEvents({ ...words, atMs: ports.clock.now() }, people));
};
