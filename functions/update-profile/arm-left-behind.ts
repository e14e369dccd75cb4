import { countOfEntry } from '../../core/analytics/told/enrollment-counts.ts';
import type { Tell } from '../../core/analytics/told/tell.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { isNamed, newlyNamed } from '../../core/journey/marks.ts';
import { withMarks } from '../../core/profile/merge-profiles.ts';
import type { EntryMark, Profile } from '../../core/profile/profile.ts';
import type { Member } from '../../core/profile/working-set.ts';
import { arm } from './arm.ts';
import type { UpdateProfilePorts } from './ports.ts';

/** So many wakes are armed at once where an attempt left more of them behind. */
const PART = 10;

interface LeftBehind {
  /** All that is stored of her. */
  enrollments: readonly Enrollment[];
  /** Those of them that begin by what is told now: they were begun before. */
  known: readonly Enrollment[];
  /** What is to be counted of what followed from her events. */
  told: Tell;
}

/**
 * What an attempt that was cut off has begun is armed before the profile names it. Where that is much, the stored profile names it part by
 * part, before any event of now is marked as applied: an attempt that is cut off as well has less to do the next time.
 */
export const armLeftBehind = async (
  ports: UpdateProfilePorts,
  member: Member,
  marks: Profile['entries'],
  { enrollments, known, told }: LeftBehind,
): Promise<void> => {
  const left = newlyNamed(member.profile, marks, enrollments);
  // Of a journey that one may be in several times only the latest is named.
  const unnamed = known.filter((one) => !isNamed(member.profile.entries, one) && !isNamed(marks, one));
  if (left.length > PART && isThere(member)) await tellEntries(ports, member, left, told);
  while (left.length > PART && isThere(member)) {
    const part = left.splice(0, PART);
    await armAll(ports, part);
    await name(ports, member, marks, part);
  }
  await armAll(ports, [...left, ...unnamed]);
};

/** Once the profile names an entry, and its journey is over, nobody sees any more that it was never counted. */
const tellEntries = async (
  { counters }: UpdateProfilePorts,
  { profile: { id: profileId, mergedFrom } }: Member,
  entries: readonly Enrollment[],
  told: Tell,
): Promise<void> => {
  const ids = new Set(entries.flatMap(countOfEntry).map(({ id }) => id));
  const counts = told.counts.filter(({ id }) => ids.has(id));
  const news = told.news.filter(({ kind }) => kind === 'exposure');
  const people = news.length > 0 ? [{ profileId, mergedFrom, news }] : [];
  if (counts.length + people.length > 0) await counters.tell({ counts, people });
};

const armAll = async (ports: UpdateProfilePorts, some: readonly Enrollment[]): Promise<void> => {
  await Promise.all(some.map((one) => arm(ports, one)));
};

/** Nobody is named of whom the pointers or a merge are not settled yet. */
const isThere = ({ stored, version, absorbed }: Member): boolean =>
  version > 0 && absorbed.length === 0 && stored.mergedInto === undefined;

const name = async (
  { profiles }: UpdateProfilePorts,
  member: Member,
  marks: Profile['entries'],
  part: readonly Enrollment[],
): Promise<void> => {
  const named = part.flatMap(({ journeyId }) => {
    const mark = marks[journeyId];
    return mark ? [[journeyId, asYetWithoutGoal(mark)] as const] : [];
  });
  const stored = withMarks(member.stored, Object.fromEntries(named));
  await profiles.save(stored, member.version);
  member.stored = stored;
  member.version += 1;
};

/** The event that reaches it is told again if we are cut off, and has to be looked at then. */
const asYetWithoutGoal = ({ goal: _goal, ...mark }: EntryMark): EntryMark => mark;
