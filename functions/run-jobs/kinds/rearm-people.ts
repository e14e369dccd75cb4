import { LEAD_MS } from '../../../core/broadcast/arm-run.ts';
import type { Run, Runs } from '../../../core/broadcast/runs.ts';
import { Conflict } from '../../../core/errors.ts';
import { afterRestore } from '../../../core/journey/after-restore.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { insideList, parkedList, runList } from '../../../core/lists.ts';
import type { ListKey } from '../../../core/ports.ts';
import type { JobKind, StepAsk } from '../job-kind.ts';
import { walkLists } from '../walk-lists.ts';

type Ask = StepAsk<'rearm-people'>;

const TRIES = 4;
const RUNS_AT_ONCE = 100;

/**
 * After a table was put back to an earlier time: everybody inside a journey gets a wake that fits what the table says, and nothing that may have
 * left in the time that is lost is sent again.
 */
export const rearmPeople: JobKind<'rearm-people'> = async (ask) => {
  const { job, ports, hasTime } = ask;
  const { counts, cursor } = await walkLists({
    lists: ports.lists,
    names: await listsOf(ask),
    cursor: job.cursor,
    hasTime,
    work: async (keys) => sum(await Promise.all(keys.map((key) => rearmOne(ask, key)))),
  });
  return cursor === undefined ? { counts, next: 'done' } : { counts, cursor, next: 'now' };
};

/**
 * Wherever somebody inside may rest. The cursor counts by this order: oldest runs first, so that one that is armed meanwhile comes last. Whom a run
 * takes in that begins after the job did has a wake.
 */
const listsOf = async ({ job, input: { journeyIds }, ports }: Ask): Promise<string[]> => {
  const runs = (await Promise.all(journeyIds.map((id) => runsOf(ports.runs, id)))).flat();
  const begun = runs.filter(({ dueAtMs }) => dueAtMs - LEAD_MS <= job.startedAtMs);
  return [
    ...journeyIds.flatMap((id) => [insideList(id), parkedList(id)]),
    ...begun
      .toSorted((a, b) => a.dueAtMs - b.dueAtMs)
      .map(({ journeyId, runId }) => runList(journeyId, runId)),
  ];
};

const runsOf = async (runs: Runs, journeyId: string): Promise<Run[]> => {
  const all: Run[] = [];
  let cursor: string | undefined;
  do {
    const page = await runs.list(journeyId, cursor, RUNS_AT_ONCE);
    all.push(...page.runs);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
};

const sum = (all: readonly ('rearmed' | 'dropped' | 'passed')[]): Record<string, number> => {
  const counts = { rearmed: 0, dropped: 0 };
  for (const one of all) if (one !== 'passed') counts[one]++;
  return counts;
};

/**
 * The write first: a wake that came before it would find her as the table had her, and send. Whom this job has written already it only wakes, under the
 * same name, since it may have died in between.
 */
const rearmOne = async (ask: Ask, { profileId, sk }: ListKey) => {
  const { job, input, ports } = ask;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored = await ports.enrollments.get(profileId, sk.slice('E#'.length));
    if (stored?.status !== 'active') return 'passed';
    if (stored.rearmedBy === job.id) return wake(ask, stored).then(() => 'passed' as const);
    const after = afterRestore(stored, { untilMs: input.untilMs, nowMs: job.startedAtMs });
    const enrollment = { ...after.enrollment, rearmedBy: job.id };
    try {
      await ports.enrollments.save(enrollment);
    } catch (error) {
      if (error instanceof Conflict) continue;
      throw error;
    }
    await wake(ask, enrollment);
    return after.mayHaveLeft ? 'dropped' : 'rearmed';
  }
  throw new Conflict('enrollment');
};

/** What is overdue comes at once; who is parked waits for a resume. */
const wake = async ({ job, ports }: Ask, { profileId, id: enrollmentId, ...one }: Enrollment) => {
  if (one.parkedDueAtMs !== undefined) return;
  const atMs = Math.max(one.wakesAtMs ?? job.startedAtMs, job.startedAtMs);
  await ports.wakes.arm({ profileId, enrollmentId, wakeNo: one.wakeNo }, atMs);
};
