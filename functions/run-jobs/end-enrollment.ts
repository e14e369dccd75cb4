import { countsOfEnd, type EndAsk } from '../../core/analytics/told/enrollment-counts.ts';
import { Conflict } from '../../core/errors.ts';
import { type CompiledJourney, compileJourney } from '../../core/journey/compile.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { journeyEnded } from '../../core/journey/journey-ended.ts';
import { ended } from '../../core/journey/moves.ts';
import { endItemId, skipsOnEnd } from '../../core/journey/skips.ts';
import { factsAsked } from '../../core/segment/facts-asked.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';
import type { RunJobsPorts } from './ports.ts';

type Ports = Pick<
  RunJobsPorts,
  'enrollments' | 'profiles' | 'config' | 'timeline' | 'counters' | 'erasure' | 'bus' | 'clock'
>;

/** Wakes and folds that write at the same time; who is in their way longer comes with the next try of the step. */
const TRIES = 4;

/**
 * Ends somebody's enrollment with the messages that it leaves untried told, if `isMeant` still says so of what is stored.
 * Answers what is stored then; undefined when it was not meant, or she is gone.
 */
export const endEnrollment = async (
  ports: Ports,
  key: { profileId: string; enrollmentId: string },
  { reason, isMeant, mark = (one) => one }: Ending,
): Promise<Enrollment | undefined> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored = await ports.enrollments.get(key.profileId, key.enrollmentId);
    if (!stored) {
      if (attempt > 0) await ports.erasure.sweep(key.profileId);
      return undefined;
    }
    if (!isMeant(stored)) return undefined;
    const atMs = ports.clock.now();
    const found = await situationOf(ports, stored);
    await ports.timeline.append(untried(found, stored, reason, atMs));
    try {
      const over = await ports.enrollments.save(mark(ended(stored, { kind: 'exit', reason }, atMs)));
      await tellCounted(ports, found, over);
      if (factsAsked(await ports.config.snapshot()).journeys)
        await ports.bus.putEvents([journeyEnded(over, atMs)]);
      return over;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  throw new Conflict('enrollment');
};

export interface Ending {
  reason: string;
  isMeant(stored: Enrollment): boolean;
  /** Notes who ended it. */
  mark?(ended: Enrollment): Enrollment;
}

type Found = Omit<EndAsk, 'enrollment'> & { journey: CompiledJourney };

const situationOf = async (ports: Ports, enrollment: Enrollment): Promise<Found | undefined> => {
  const { profileId, journeyId, journeyVersion } = enrollment;
  const [profiles, structure, { shop }] = await Promise.all([
    ports.profiles.load([profileId]),
    ports.config.journeyVersion(journeyId, journeyVersion),
    ports.config.snapshot(),
  ]);
  const profile = profiles.get(profileId)?.value;
  return profile && structure && { profile, shop, journey: compileJourney(structure, journeyVersion) };
};

/** Named as every function names it that sees an end. */
const untried = (
  found: Found | undefined,
  enrollment: Enrollment,
  reason: string,
  atMs: number,
): TimelineItem[] => {
  const { profileId } = enrollment;
  const entries = found ? skipsOnEnd({ ...found, enrollment, reason, atMs }) : [];
  return entries.length > 0 ? [{ profileId, atMs, id: endItemId(enrollment), entries }] : [];
};

/** Once it stands; a wake that finds it over tells the same. */
const tellCounted = async (
  { counters }: Ports,
  found: Found | undefined,
  enrollment: Enrollment,
): Promise<void> => {
  const counts = found ? countsOfEnd({ ...found, enrollment }) : [];
  if (counts.length > 0) await counters.tell({ counts });
};
