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
 * hers and of those who became one with her: who died over a merge, or over an entry, may have left one of either. What the events of
 * now end anyway is asked for only where there are two: the one that is about a cart ordered by now must not end the one about the next.
 */
export const endDoubles = async (
  { enrollments: table, clock }: Pick<UpdateProfilePorts, 'enrollments' | 'clock'>,
  journeys: JourneyIndex,
  enrollments: readonly Enrollment[],
  leaving: () => readonly Enrollment[],
): Promise<Reduced> => {
  const shapeOf = (id: string) => journeys.byId.get(id)?.compiled;
  const isTwice = doublesIn(enrollments, shapeOf).length > 0;
  const ids = new Set(isTwice ? leaving().map(({ id }) => id) : []);
  const doubles = isTwice ? doublesIn(enrollments, shapeOf, ids) : [];
  const over = await Promise.all(
    doubles.map((one) => table.save(ended(one, { kind: 'exit', reason: 'merged' }, clock.now()))),
  );
  return { enrollments: enrollments.map((one) => over[doubles.indexOf(one)] ?? one), doubles: over };
};
