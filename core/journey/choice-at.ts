import type { ChosenFrom } from '../send/chosen-from.ts';
import type { CompiledJourney } from './compile.ts';
import { drawsUpTo } from './draw-at.ts';
import type { Enrollment } from './enrollment.ts';
import { rungsFor } from './rungs-for.ts';

/** What a message of a step is chosen from for this very person. */
export const choiceAt = (
  enrollment: Enrollment,
  { places, version }: Pick<CompiledJourney, 'places' | 'version'>,
  stepId: string,
): ChosenFrom => {
  const place = places.get(stepId);
  const channels = place?.kind.endsOnReaction ? rungsFor(place, enrollment).map((rung) => rung.channel) : [];
  const draws = drawsUpTo(place, enrollment);
  return {
    version,
    ...(channels.length > 0 && { channels }),
    ...(draws.length > 0 && { draws }),
  };
};
