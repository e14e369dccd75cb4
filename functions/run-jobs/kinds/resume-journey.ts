import { MINUTE_MS } from '../../../core/duration.ts';
import { Conflict } from '../../../core/errors.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { isOverdue, resumed } from '../../../core/journey/parking.ts';
import { parkedList } from '../../../core/lists.ts';
import type { ListKey } from '../../../core/ports.ts';
import type { JobKind, StepAsk } from '../job-kind.ts';
import { walkLists } from '../walk-lists.ts';

type Ask = StepAsk<'resume-journey'>;

/** Who was parked while the list was read is found by reading it once more, when the last such wake is over. */
const AGAIN_MS = MINUTE_MS;
const TRIES = 4;

/**
 * Wakes everybody who is parked, so many a minute, those at the head of the list at once. A message that was due more than
 * six hours before the resume is dropped by its wake. Paused again meanwhile, the rest stay where they are.
 */
export const resumeJourney: JobKind<'resume-journey'> = async (ask) => {
  const { job, input, ports, hasTime } = ask;
  const [pass, cursor] = passOf(job.cursor);
  const { journeys } = await ports.config.snapshot();
  const isLive = journeys.some(({ journey, status }) => journey.id === input.journeyId && status === 'live');
  if (!isLive) return { next: 'done' };
  const counter = { woken: job.counts.resumed ?? 0 };
  const walked = await walkLists({
    lists: ports.lists,
    names: [parkedList(input.journeyId)],
    cursor,
    hasTime,
    work: (keys) => wakeAll(ask, keys, counter),
  });
  const { counts } = walked;
  if (walked.cursor !== undefined) return { counts, cursor: `${pass} ${walked.cursor}`, next: 'now' };
  if (pass > 1) return { counts, next: 'done' };
  return { counts, cursor: '2', next: { atMs: ports.clock.now() + AGAIN_MS } };
};

/** `<pass> <place in the list>`. */
const passOf = (cursor: string | undefined): [number, string | undefined] => {
  const [, pass = '1', within] = /^(\d)(?: (.+))?$/.exec(cursor ?? '') ?? [];
  return [Number(pass), within];
};

const wakeAll = async (ask: Ask, keys: readonly ListKey[], counter: { woken: number }) => {
  const counts = { resumed: 0, tooLate: 0 };
  const wakes = keys.map(async (key) => {
    const { job, input, ports } = ask;
    const turn = Math.floor(counter.woken++ / input.perMinute);
    const atMs = Math.max(ports.clock.now(), job.startedAtMs + turn * MINUTE_MS);
    const before = await wakeOne(ask, key, atMs);
    if (!before) return;
    counts.resumed++;
    if (isOverdue(before, job.startedAtMs)) counts.tooLate++;
  });
  await Promise.all(wakes);
  return counts;
};

/** Answers the enrollment as it was parked; undefined for one that no longer is. */
const wakeOne = async (
  { job, input, ports }: Ask,
  { profileId, sk }: ListKey,
  atMs: number,
): Promise<Enrollment | undefined> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored = await ports.enrollments.get(profileId, sk.slice('E#'.length));
    const isParked = stored?.status === 'active' && stored.parkedDueAtMs !== undefined;
    if (!isParked || stored.journeyId !== input.journeyId) return undefined;
    if (await isRunPaused(ports, stored)) return undefined;
    const next = resumed(stored, { resumedAtMs: job.startedAtMs, wakesAtMs: atMs });
    await ports.wakes.arm({ profileId, enrollmentId: next.id, wakeNo: next.wakeNo }, atMs);
    try {
      await ports.enrollments.save(next);
      return stored;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  throw new Conflict('enrollment');
};

/** A run that is paused for itself keeps its people. */
const isRunPaused = async ({ runs }: Ask['ports'], { journeyId, runId }: Enrollment): Promise<boolean> =>
  runId !== undefined && (await runs.get(journeyId, runId))?.status === 'paused';
