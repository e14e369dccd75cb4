import type { Enrollment } from '../../core/journey/enrollment.ts';
import { doublesIn } from '../../core/journey/further-along.ts';
import type { JourneyIndex } from '../../core/journey/journey-index.ts';
import { isManyKeyed } from '../../core/journey/keyed.ts';
import { markOf } from '../../core/journey/marks.ts';
import { ended } from '../../core/journey/moves.ts';
import type { EntryMark } from '../../core/profile/profile.ts';
import type { UpdateProfilePorts } from './ports.ts';

/** What became of enrollments in journeys that two profiles of one person were in. */
export interface Reduced {
  enrollments: Enrollment[];
  /** The ones that go on, by journey. */
  marks: Record<string, EntryMark>;
  /** The ones that are over, as stored. */
  doubles: Enrollment[];
}

/**
 * Of two enrollments of one journey the one further along goes on; the other ends with the reason `merged`. The enrollments are
 * a winner's and her losers': who died over a merge may have left one of either.
 */
export const endDoubles = async (
  { enrollments: table, clock }: UpdateProfilePorts,
  journeys: JourneyIndex,
  profileId: string,
  enrollments: readonly Enrollment[],
): Promise<Reduced> => {
  const shapeOf = (id: string) => journeys.byId.get(id)?.compiled;
  const { kept, doubles } = doublesIn(enrollments, shapeOf);
  const over = await Promise.all(
    doubles.map((one) => table.save(ended(one, { kind: 'exit', reason: 'merged' }, clock.now()))),
  );
  const single = kept.filter(({ journeyId }) => {
    const shape = shapeOf(journeyId);
    return !shape || !isManyKeyed(shape);
  });
  const marks = single.map((one): [string, EntryMark] => [
    one.journeyId,
    markOf(one, profileId, shapeOf(one.journeyId)),
  ]);
  return {
    enrollments: enrollments.map((one) => over[doubles.indexOf(one)] ?? one),
    marks: Object.fromEntries(marks),
    doubles: over,
  };
};
