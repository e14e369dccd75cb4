import type { Enrollment } from '../../core/journey/enrollment.ts';
import { doublesIn } from '../../core/journey/further-along.ts';
import type { JourneyIndex } from '../../core/journey/journey-index.ts';
import { ended } from '../../core/journey/moves.ts';
import type { EntryMark } from '../../core/profile/profile.ts';
import type { UpdateProfilePorts } from './ports.ts';

/** What became of enrollments in journeys that two profiles of one person were in. */
export interface Reduced {
  enrollments: Enrollment[];
  /** The ones that go on, by journey. */
  marks: Record<string, EntryMark>;
}

/** Of two enrollments of one journey the one further along goes on; the other ends with the reason `merged`. */
export const endDoubles = async (
  { enrollments: table, clock }: UpdateProfilePorts,
  journeys: JourneyIndex,
  shared: readonly string[],
  enrollments: readonly Enrollment[],
): Promise<Reduced> => {
  const concerned = enrollments.filter(({ journeyId }) => shared.includes(journeyId));
  const { kept, doubles } = doublesIn(concerned, (id) => [
    ...(journeys.byId.get(id)?.compiled.places.keys() ?? []),
  ]);
  const over = await Promise.all(
    doubles.map((one) => table.save(ended(one, { kind: 'exit', reason: 'merged' }, clock.now()))),
  );
  const marks = kept.map(({ id, journeyId, entryKey, enteredAtMs }): [string, EntryMark] => [
    journeyId,
    { enrollmentId: id, entryKey, atMs: enteredAtMs },
  ]);
  return {
    enrollments: enrollments.map((one) => over[doubles.indexOf(one)] ?? one),
    marks: Object.fromEntries(marks),
  };
};
