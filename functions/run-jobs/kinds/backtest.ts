import { planFor } from '../../../core/backtest/plan.ts';
import { type Played, playedOf } from '../../../core/backtest/play.ts';
import { MOST_NAMED, reportOf } from '../../../core/backtest/report.ts';
import { DAY_MS } from '../../../core/duration.ts';
import { NotFound } from '../../../core/errors.ts';
import type { StepOutcome } from '../../../core/jobs/job.ts';
import { rulesFor } from '../../../core/journey/simulate/rules-for.ts';
import { linkBase } from '../../../core/link/named-link.ts';
import { readyRender } from '../../../core/message/render.ts';
import { type Stand, standOf } from '../backtest/cursor.ts';
import { playShelf } from '../backtest/play-shelf.ts';
import { sortEvents } from '../backtest/sort-events.ts';
import type { JobKind, StepAsk } from '../job-kind.ts';

type Ask = StepAsk<'backtest'>;
type Of<Phase extends Stand['phase']> = Extract<Stand, { phase: Phase }>;

/** So long before the days asked for the events are read, so that carts and entries are as they were. */
const WARM_UP_MS = 7 * DAY_MS;
/** No published version has this number. */
const DRAFT = 0;

/**
 * Plays a draft, and the live version beside it, over what people did. The archive is read once and each event laid down
 * with those of the same people; then the people are played part by part. Nothing is sent; what is laid aside is taken away.
 */
export const backtest: JobKind<'backtest'> = async (ask) => {
  const archive = archiveOf(ask);
  const { fromMs, toMs } = ask.input;
  const stand: Stand = standOf(ask.job.cursor) ?? {
    plan: planFor(await archive.events.bytes(fromMs - WARM_UP_MS, toMs)),
    differences: [],
    phase: 'sort',
    part: 0,
  };
  switch (stand.phase) {
    case 'sort':
      return sort(ask, stand);
    case 'play':
      return playOn(ask, stand);
    case 'tidy':
      return tidy(ask, stand);
  }
};

const archiveOf = ({ ports }: Ask) => {
  if (!ports.archive) throw new NotFound('archive', 'events');
  return ports.archive;
};

const goOn = (stand: Stand, counts: Record<string, number>): StepOutcome => ({
  cursor: JSON.stringify(stand),
  counts,
  next: 'now',
});

const sort = async (ask: Ask, { plan, differences, at: from, part }: Of<'sort'>): Promise<StepOutcome> => {
  const { job, ports, input, hasTime } = ask;
  const { counts, at } = await sortEvents({
    jobId: job.id,
    archive: archiveOf(ask),
    profiles: ports.profiles,
    rules: rulesFor(await ports.config.snapshot(), input.draft),
    plan,
    fromMs: input.fromMs - WARM_UP_MS,
    toMs: input.toMs,
    at: from,
    part,
    hasTime,
  });
  const next: Stand =
    at === undefined
      ? { plan, differences, phase: 'play', shelf: 0 }
      : { plan, differences, phase: 'sort', at, part: part + 1 };
  return goOn(next, counts);
};

const liveOf = async ({ ports, input }: Ask): Promise<Played | undefined> => {
  const { journeyId, liveVersion } = input;
  const journey =
    liveVersion === undefined ? undefined : await ports.config.journeyVersion(journeyId, liveVersion);
  return journey && playedOf(journey, liveVersion ?? 0);
};

const playOn = async (ask: Ask, stand: Of<'play'>): Promise<StepOutcome> => {
  const { job, ports, input, hasTime } = ask;
  const snapshot = await ports.config.snapshot();
  const { contact, shop, experiments } = snapshot;
  const { counts, differences, after } = await playShelf({
    jobId: job.id,
    shelf: stand.shelf,
    after: stand.after,
    files: archiveOf(ask).files,
    profiles: ports.profiles,
    suppressions: ports.suppressions,
    draft: playedOf(input.draft, DRAFT),
    live: await liveOf(ask),
    setting: {
      ...{ contact, shop, experiments },
      rules: rulesFor(snapshot, input.draft),
      words: {
        templates: snapshot.templates,
        render: await readyRender(),
        publicUrl: linkBase(snapshot.shop, ports.publicUrl),
      },
      fromMs: input.fromMs,
      toMs: input.toMs,
    },
    hasTime,
  });
  const common = {
    plan: stand.plan,
    differences: [...stand.differences, ...differences].slice(0, MOST_NAMED),
  };
  if (after !== undefined) return goOn({ ...common, phase: 'play', shelf: stand.shelf, after }, counts);
  const played = stand.shelf + 1;
  const people = (job.counts.people ?? 0) + (counts.people ?? 0);
  const isEnough = played >= stand.plan.shelves || people >= input.people;
  return goOn(
    isEnough ? { ...common, phase: 'tidy', played } : { ...common, phase: 'play', shelf: played },
    counts,
  );
};

const tidy = async (ask: Ask, stand: Of<'tidy'>): Promise<StepOutcome> => {
  const { job, input, hasTime } = ask;
  const { files } = archiveOf(ask);
  const names = await files.names(`${job.id}/`);
  for (const [index, name] of names.entries()) {
    await files.remove(name);
    if (index + 1 < names.length && !hasTime()) return goOn(stand, {});
  }
  const result = reportOf({
    counts: job.counts,
    differences: stand.differences,
    fromMs: input.fromMs,
    toMs: input.toMs,
    share: (stand.plan.share * stand.played) / stand.plan.shelves,
    hasLive: input.liveVersion !== undefined,
  });
  return { result, next: 'done' };
};
