import type { PersonNews } from '../../core/analytics/news.ts';
import { countOfDouble, countsOfEnd } from '../../core/analytics/told/enrollment-counts.ts';
import { countsOfMessages } from '../../core/analytics/told/message-counts.ts';
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

/** What history is about to say is counted, under ids that make repeating harmless. */
export const tellCounters = async (ports: AdvancePorts, turn: Written): Promise<void> => {
  const { enrollment, items, more, countAtMs: dueAtMs, situation } = turn;
  const journey = items.length > 0 ? await structureOf(ports, turn) : undefined;
  const counts = [...countsOfMessages({ enrollment, journey, items, dueAtMs }), ...more.counts];
  const people = situation ? person(situation.profile, more.news) : [];
  if (counts.length > 0 || people.length > 0) await ports.counters.tell({ counts, people });
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
