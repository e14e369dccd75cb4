import type { Enrollment } from '../../core/journey/enrollment.ts';
import { doublesIn } from '../../core/journey/further-along.ts';
import type { JourneyIndex } from '../../core/journey/journey-index.ts';
import { ended } from '../../core/journey/moves.ts';
import type { UpdateProfilePorts } from './ports.ts';

/** What became of enrollments in journeys that she was in twice. */
export interface Reduced {
  enrollments: Enrollment[];
  /** The ones that are over, as stored. */
  doubles: Enrollment[];
}

/**
 * Of two enrollments of one journey the one further along goes on; the other ends with the reason `merged`. The enrollments are
 * hers and of those who became one with her: who died over a merge, or over an entry, may have left one of either.
 */
export const endDoubles = async (
  { enrollments: table, clock }: Pick<UpdateProfilePorts, 'enrollments' | 'clock'>,
  journeys: JourneyIndex,
  enrollments: readonly Enrollment[],
): Promise<Reduced> => {
  const doubles = doublesIn(enrollments, (id) => journeys.byId.get(id)?.compiled);
  const over = await Promise.all(
    doubles.map((one) => table.save(ended(one, { kind: 'exit', reason: 'merged' }, clock.now()))),
  );
  return { enrollments: enrollments.map((one) => over[doubles.indexOf(one)] ?? one), doubles: over };
};
