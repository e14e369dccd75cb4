import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { insideList, parkedList, runList } from '../../../core/lists.ts';
import type { ListKey } from '../../../core/ports.ts';
import { endEnrollment } from '../end-enrollment.ts';
import type { JobKind } from '../job-kind.ts';
import { walkLists } from '../walk-lists.ts';

/**
 * Ends everybody who was inside a journey when it was stopped, wherever they rest. A wake that comes first ends hers itself;
 * who came in after a new publish stays.
 */
export const stopJourney: JobKind<'stop-journey'> = async ({ job, input, ports, hasTime }) => {
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
    work: async (keys) => ({
      ended: (await Promise.all(keys.map(endOne))).filter((one) => one !== undefined).length,
    }),
  });
  return cursor === undefined ? { counts, next: 'done' } : { counts, cursor, next: 'now' };
};
