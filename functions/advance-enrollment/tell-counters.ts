import type { PersonNews } from '../../core/analytics/news.ts';
import type { Told } from '../../core/analytics/ports.ts';
import { countOfDouble, countsOfEnd } from '../../core/analytics/told/enrollment-counts.ts';
import { countsOfMessages, decidedOf, factsOf } from '../../core/analytics/told/message-counts.ts';
import type { Tell } from '../../core/analytics/told/tell.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';
import { compiled, type Situation } from './look.ts';
import type { AdvancePorts } from './ports.ts';

/** Who finds a message of somebody else's out, or an end, may write without a look at the person. */
interface Written {
  enrollment: Enrollment;
  items: TimelineItem[];
  more: Tell;
  countAtMs: number;
  situation?: Situation;
}

const structureOf = async ({ config }: AdvancePorts, { enrollment, situation }: Written) => {
  if (situation) return situation.journey;
  const { journeyId, journeyVersion } = enrollment;
  const structure = await config.journeyVersion(journeyId, journeyVersion);
  return structure && compiled(structure, journeyVersion);
};

const person = ({ id, mergedFrom }: Profile, news: PersonNews['news']): PersonNews[] =>
  news.length > 0 ? [{ profileId: id, mergedFrom, news }] : [];

/** What a turn has to say to the counters, under ids that make repeating harmless. */
export interface Tellings {
  /** What is so whatever becomes of the write: a message has left, or what an earlier write made true may not have been told. */
  facts: Told[];
  /** What becomes true with the write, and with none that is lost: what is left out, what waits, where she stands. */
  decided?: Told;
}

const hasNews = ({ counts = [], people = [] }: Told): boolean => counts.length + people.length > 0;

export const tellingsOf = async (ports: AdvancePorts, turn: Written): Promise<Tellings> => {
  const { enrollment, items, more, countAtMs: dueAtMs, situation } = turn;
  const journey = items.length > 0 ? await structureOf(ports, turn) : undefined;
  const countsOf = (some: readonly TimelineItem[]) =>
    countsOfMessages({ enrollment, journey, items: some, dueAtMs });
  const decided = {
    counts: [...countsOf(decidedOf(items)), ...more.counts],
    people: situation ? person(situation.profile, more.news) : [],
  };
  const facts = [enrollment.untold ?? {}, { counts: countsOf(factsOf(items)) }].filter(hasNews);
  return { facts, ...(hasNews(decided) && { decided }) };
};

export const tellAll = async ({ counters }: Pick<AdvancePorts, 'counters'>, all: readonly Told[]) => {
  const counts = all.flatMap((one) => one.counts ?? []);
  const people = all.flatMap((one) => one.people ?? []);
  if (counts.length + people.length > 0) await counters.tell({ counts, people });
};

/** An end is counted once it stands: whoever is cut off in between is followed by a wake that finds it. */
export const tellEndCounted = async (
  { counters }: AdvancePorts,
  enrollment: Enrollment,
  { journey, profile, snapshot: { shop } }: Situation,
): Promise<void> => {
  const counts = countsOfEnd({ enrollment, journey, profile, shop });
  if (counts.length > 0) await counters.tell({ counts });
};

export const tellDouble = async ({ counters }: AdvancePorts, enrollment: Enrollment): Promise<void> => {
  const counts = countOfDouble(enrollment);
  if (counts.length > 0) await counters.tell({ counts });
};
