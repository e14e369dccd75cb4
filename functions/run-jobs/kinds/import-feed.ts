import type { Feed } from '../../../core/config/feeds-settings.ts';
import { durationMs } from '../../../core/duration.ts';
import { armFeed, feedJobId, fileHash } from '../../../core/feed/arm-feed.ts';
import type { FeedRun, Opened } from '../../../core/feed/ports.ts';
import type { StepOutcome } from '../../../core/jobs/job.ts';
import { rowsOf } from '../feed/rows-of.ts';
import { sweepMissing } from '../feed/sweep-missing.ts';
import { type Refused, type Taken, takeRows } from '../feed/take-rows.ts';
import type { JobKind, StepAsk } from '../job-kind.ts';

type Ask = StepAsk<'import-feed'>;

/** Where a run is. */
type Stand =
  | { phase: 'read'; rows: number; hash: string; again: number }
  | { phase: 'sweep'; read: Omit<FeedRun, 'jobId' | 'atMs'>; at?: string };

interface Result {
  outcome?: string;
  refused: Refused[];
}

const BEGIN: Stand = { phase: 'read', rows: 0, hash: '', again: 0 };
/** A file that changes while it is read is begun anew so often. */
const MOST_AGAIN = 5;
const MOST_NAMED = 100;
/** A file with less than half of what it held the last time has probably gone wrong: nothing is taken for gone, unless somebody has it read by hand. */
const LEAST_SHARE = 0.5;

/**
 * Reads a feed into the catalogue, step by step: each step asks for the file again and passes over what was taken. The next run is
 * armed first, so that one that fails ends nothing.
 */
export const importFeed: JobKind<'import-feed'> = async (ask) => {
  const { feeds } = (await ask.ports.config.snapshot()).feeds;
  const feed = feeds.find(({ id }) => id === ask.input.feedId);
  if (!feed) return over({ outcome: 'taken-away', refused: [] });
  const stand = ask.job.cursor === undefined ? BEGIN : (JSON.parse(ask.job.cursor) as Stand);
  if (ask.job.cursor === undefined && !(await isDue(ask, feed)))
    return over({ outcome: 'overtaken', refused: [] });
  return stand.phase === 'read' ? read(ask, feed, stand) : sweep(ask, feed, stand);
};

const over = (result: Result, counts: Record<string, number> = {}): StepOutcome => ({
  counts,
  result,
  next: 'done',
});

/** One that was armed for other settings is not; a run by hand always is. Told twice it arms the same next run. */
const isDue = async ({ job, input, ports }: Ask, feed: Feed): Promise<boolean> => {
  const { dueAtMs } = input;
  if (dueAtMs === undefined) return true;
  const { next } = await ports.feeds.get(feed.id);
  const nextMs = dueAtMs + durationMs(feed.every);
  if (next?.jobId !== job.id && next?.jobId !== feedJobId(feed, nextMs)) return false;
  await armFeed(ports, feed, nextMs);
  // After a long rest each one is armed in turn, and the last one reads.
  return nextMs > ports.clock.now();
};

const resultOf = ({ job }: Ask): Result => (job.result as Result | undefined) ?? { refused: [] };

const read = async (ask: Ask, feed: Feed, stand: Extract<Stand, { phase: 'read' }>): Promise<StepOutcome> => {
  const { ports, hasTime } = ask;
  const opened = await ports.feedFiles.open(feed, stand.rows === 0 ? await since(ask, feed) : {});
  if (opened.kind !== 'open')
    return ended(ask, feed, opened.kind === 'refused' ? opened.reason : 'unchanged');
  const items = rowsOf(opened, feed);
  const taken = await takeRows({ ports, feed, items, from: stand, hasTime });
  if (!taken) return again(ask, feed, stand);
  if (taken.seen.size > 0) await ports.feeds.addSeen(ask.job.id, ask.job.step, [...taken.seen]);
  return taken.end === undefined
    ? goOn(ask, taken, { ...stand, ...placeOf(taken) })
    : wholly(ask, feed, taken, opened);
};

const placeOf = ({ rows, hash }: Taken) => ({ rows, hash });

/** What came of the last run, if that read the same file in the same way. */
const lastOf = async ({ ports }: Ask, feed: Feed): Promise<FeedRun | undefined> => {
  const { last } = await ports.feeds.get(feed.id);
  return last?.file === fileHash(feed) ? last : undefined;
};

/** Only a run that came to its end knows the file; one by hand reads it whatever it says. */
const since = async (ask: Ask, feed: Feed): Promise<{ etag?: string; lastModified?: string }> => {
  const last = await lastOf(ask, feed);
  if (ask.input.dueAtMs === undefined || !last) return {};
  const { etag, lastModified } = last;
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
};

const again = async (
  ask: Ask,
  feed: Feed,
  stand: Extract<Stand, { phase: 'read' }>,
): Promise<StepOutcome> => {
  if (stand.again >= MOST_AGAIN) return ended(ask, feed, 'changing');
  return { cursor: JSON.stringify({ ...BEGIN, again: stand.again + 1 }), counts: { again: 1 }, next: 'now' };
};

const goOn = (ask: Ask, { counts, refused }: Taken, stand: Stand, outcome?: string): StepOutcome => ({
  cursor: JSON.stringify(stand),
  counts,
  result: {
    ...(outcome !== undefined && { outcome }),
    refused: [...resultOf(ask).refused, ...refused].slice(0, MOST_NAMED),
  },
  next: 'now',
});

/** The file has been read as far as it goes. */
const wholly = async (
  ask: Ask,
  feed: Feed,
  taken: Taken,
  { etag, lastModified }: Extract<Opened, { kind: 'open' }>,
): Promise<StepOutcome> => {
  const products = (await ask.ports.feeds.seen(ask.job.id)).size;
  const last = await lastOf(ask, feed);
  const isByHand = ask.input.dueAtMs === undefined;
  const isShort = products === 0 || (!isByHand && products < (last?.products ?? 0) * LEAST_SHARE);
  const outcome = taken.end === 'done' && isShort ? 'too-few' : (taken.end ?? 'done');
  const tags = { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
  const stand: Stand = { phase: 'sweep', read: { file: fileHash(feed), outcome, products, ...tags } };
  return goOn(ask, taken, stand, outcome);
};

/** A file that was told whole and does not look broken says what there is no longer; the others, and a former one, say nothing of that. */
const sweep = async (
  ask: Ask,
  feed: Feed,
  stand: Extract<Stand, { phase: 'sweep' }>,
): Promise<StepOutcome> => {
  const { job, ports, hasTime } = ask;
  const { outcome, file } = stand.read;
  if (file !== fileHash(feed)) return over({ ...resultOf(ask), outcome: 'overtaken' });
  if (outcome !== 'done') return ended(ask, feed, outcome);
  const seen = feed.full ? await ports.feeds.seen(job.id) : undefined;
  const swept = seen ? await sweepMissing({ ports, feed, seen, cursor: stand.at, hasTime }) : { counts: {} };
  if ('cursor' in swept && swept.cursor !== undefined)
    return { cursor: JSON.stringify({ ...stand, at: swept.cursor }), counts: swept.counts, next: 'now' };
  await ports.feeds.ran(feed.id, { jobId: job.id, atMs: ports.clock.now(), ...stand.read });
  return over({ ...resultOf(ask), outcome }, swept.counts);
};

/** Of a run that came to nothing what the last good one knew of the same file stays. */
const ended = async (ask: Ask, feed: Feed, outcome: string): Promise<StepOutcome> => {
  const { job, ports } = ask;
  const last = await lastOf(ask, feed);
  const run: FeedRun = {
    ...last,
    jobId: job.id,
    atMs: ports.clock.now(),
    file: fileHash(feed),
    outcome,
    products: last?.products ?? 0,
  };
  await ports.feeds.ran(feed.id, run);
  return over({ ...resultOf(ask), outcome });
};
