import { type CompiledJourney, compileJourney } from '../../core/journey/compile.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { Journey } from '../../core/journey/journey.ts';
import type { JourneyIndex } from '../../core/journey/journey-index.ts';
import { nameOfVersion } from '../../core/journey/reaction-sheet.ts';
import type { UpdateProfilePorts } from './ports.ts';

/** A version of a journey is one object for the life of the process. */
const held = new WeakMap<Journey, CompiledJourney>();

const compiled = (journey: Journey, version: number): CompiledJourney => {
  const known = held.get(journey) ?? compileJourney(journey, version);
  held.set(journey, known);
  return known;
};

/** The structures that active enrollments are pinned to, where those are not the published ones. */
export const pinnedStructures = async (
  { config }: Pick<UpdateProfilePorts, 'config'>,
  journeys: JourneyIndex,
  enrollments: readonly Enrollment[],
): Promise<ReadonlyMap<string, CompiledJourney>> => {
  const others = enrollments.filter(({ status, journeyId, journeyVersion }) => {
    const published = journeys.byId.get(journeyId)?.compiled;
    return status === 'active' && published !== undefined && published.version !== journeyVersion;
  });
  const found = new Map<string, CompiledJourney>();
  for (const [name, [one]] of Map.groupBy(others, nameOfVersion)) {
    const journey = one && (await config.journeyVersion(one.journeyId, one.journeyVersion));
    if (one && journey) found.set(name, compiled(journey, one.journeyVersion));
  }
  return found;
};
