import { Conflict } from '../../core/errors.ts';
import { hashId } from '../../core/hash.ts';
import { compileJourney } from '../../core/journey/compile.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { journeyEnded } from '../../core/journey/journey-ended.ts';
import { ended } from '../../core/journey/moves.ts';
import { skipsOnEnd } from '../../core/journey/skips.ts';
import { factsAsked } from '../../core/segment/facts-asked.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';
import type { RunJobsPorts } from './ports.ts';

type Ports = Pick<
  RunJobsPorts,
  'enrollments' | 'profiles' | 'config' | 'timeline' | 'erasure' | 'bus' | 'clock'
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
    await ports.timeline.append(await untried(ports, stored, reason, atMs));
    try {
      const over = await ports.enrollments.save(mark(ended(stored, { kind: 'exit', reason }, atMs)));
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

/** Named as every function names it that sees an end. */
const untried = async (
  ports: Ports,
  enrollment: Enrollment,
  reason: string,
  atMs: number,
): Promise<TimelineItem[]> => {
  const { profileId, journeyId, journeyVersion } = enrollment;
  const [profiles, structure, { shop }] = await Promise.all([
    ports.profiles.load([profileId]),
    ports.config.journeyVersion(journeyId, journeyVersion),
    ports.config.snapshot(),
  ]);
  const profile = profiles.get(profileId)?.value;
  if (!profile || !structure) return [];
  const journey = compileJourney(structure, journeyVersion);
  const entries = skipsOnEnd({ enrollment, journey, profile, shop, reason, atMs });
  return entries.length > 0 ? [{ profileId, atMs, id: hashId([enrollment.id, 'end']), entries }] : [];
};
