import type { EntryMark, Profile } from '../profile/profile.ts';
import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import { isHeldOut } from './holdout.ts';
import { isManyKeyed } from './keyed.ts';

/** What a profile, or what is about to be put there, notes of a journey. */
export const markIn = (entries: Profile['entries'], journeyId: string): EntryMark | undefined =>
  Object.hasOwn(entries, journeyId) ? entries[journeyId] : undefined;

type StructureOf = (enrollment: Enrollment) => CompiledJourney | undefined;

/** What the profile notes of an entry: all that tells without a read whether an event may concern it. */
export const markOf = (
  enrollment: Enrollment,
  profileId: string,
  structure?: Pick<CompiledJourney, 'listeners'>,
): EntryMark => {
  const { id, entryKey, enteredAtMs, status, luckId = profileId, goalAtMs } = enrollment;
  const awaits = [...new Set((structure?.listeners ?? []).map(({ event }) => event))];
  return {
    enrollmentId: id,
    entryKey,
    atMs: enteredAtMs,
    ...(status !== 'active' && { ended: true }),
    ...(status === 'active' && awaits.length > 0 && { awaits }),
    ...(luckId !== profileId && { luckId }),
    ...(goalAtMs !== undefined && { goal: true as const }),
    ...(isHeldOut(enrollment) && { out: true as const }),
  };
};

/** A person may be in several at once there: the latest entry stands for all, and is over when all are. */
const forMany = (mark: EntryMark, active: readonly Enrollment[], structureOf: StructureOf): EntryMark => {
  const { ended: _ended, awaits: _awaits, ...rest } = mark;
  if (active.length === 0) return { ...rest, ended: true };
  const events = active.flatMap((one) => structureOf(one)?.listeners ?? []).map(({ event }) => event);
  const awaits = [...new Set(events)];
  return { ...rest, ...(awaits.length > 0 && { awaits }) };
};

const isEqual = (a: EntryMark, b: EntryMark | undefined): boolean =>
  b !== undefined &&
  JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());

/** The marks that change: of one entry of each journey; one that is over or forgotten says so from now on. */
export const marksOf = (
  { id: profileId, entries }: Pick<Profile, 'id' | 'entries'>,
  enrollments: readonly Enrollment[],
  structureOf: StructureOf,
): Record<string, EntryMark> => {
  const marks: Record<string, EntryMark> = {};
  const ofJourney = Map.groupBy(enrollments, ({ journeyId }) => journeyId);
  for (const [id, mark] of Object.entries(entries))
    if (!mark.ended && !ofJourney.has(id)) marks[id] = { ...mark, ended: true };
  for (const [id, all] of ofJourney) {
    const known = markIn(entries, id);
    const mark = latestOf(all, known, profileId, structureOf);
    if (!isEqual(mark, known)) marks[id] = mark;
  }
  return marks;
};

/** Of what goes on, what these marks name and the profile does not name yet. */
export const newlyNamed = (
  { entries }: Pick<Profile, 'entries'>,
  marks: Profile['entries'],
  enrollments: readonly Enrollment[],
): Enrollment[] => {
  return enrollments.filter(
    (one) => one.status === 'active' && isNamed(marks, one) && !isNamed(entries, one),
  );
};

/** Do these marks name it as one that goes on? */
export const isNamed = (marks: Profile['entries'], { journeyId, id }: Enrollment): boolean => {
  const mark = markIn(marks, journeyId);
  return mark?.enrollmentId === id && !mark.ended;
};

/** Where nobody is in twice the one that goes on, though one that began after it may be over already; else the latest. */
const latestOf = (
  all: readonly Enrollment[],
  known: EntryMark | undefined,
  profileId: string,
  structureOf: StructureOf,
): EntryMark => {
  const active = all.filter(({ status }) => status === 'active');
  const latest = lastIn(all);
  const structure = structureOf(latest);
  const isOneOfMany = structure !== undefined && isManyKeyed(structure);
  if (!isOneOfMany && active.length > 0) {
    const goesOn = lastIn(active);
    return markOf(goesOn, profileId, structureOf(goesOn));
  }
  const isForgotten = known !== undefined && known.atMs > latest.enteredAtMs;
  const mark = isForgotten ? { ...known, ended: true } : markOf(latest, profileId, structure);
  return isOneOfMany ? forMany(mark, active, structureOf) : mark;
};

const lastIn = (all: readonly Enrollment[]): Enrollment =>
  all.reduce((a, b) => (b.enteredAtMs >= a.enteredAtMs ? b : a));
