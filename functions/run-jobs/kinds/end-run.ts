import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { parkedList, runList } from '../../../core/lists.ts';
import type { ListKey } from '../../../core/ports.ts';
import { endEnrollment } from '../end-enrollment.ts';
import type { JobKind } from '../job-kind.ts';
import { walkLists } from '../walk-lists.ts';

/** Ends everybody whom an aborted run of a broadcast took in, wherever they rest. A wake that comes first ends hers itself. */
export const endRun: JobKind<'end-run'> = async ({ job, input, ports, hasTime }) => {
  const { journeyId, runId } = input;
  const isMeant = (one: Enrollment) =>
    one.journeyId === journeyId && one.runId === runId && one.status === 'active';
  const endOne = ({ profileId, sk }: ListKey) =>
    endEnrollment(ports, { profileId, enrollmentId: sk.slice('E#'.length) }, { reason: 'aborted', isMeant });
  const { counts, cursor } = await walkLists({
    lists: ports.lists,
    names: [runList(journeyId, runId), parkedList(journeyId)],
    cursor: job.cursor,
    hasTime,
    work: async (keys) => ({
      ended: (await Promise.all(keys.map(endOne))).filter((one) => one !== undefined).length,
    }),
  });
  return cursor === undefined ? { counts, next: 'done' } : { counts, cursor, next: 'now' };
};
